"""What the example app shows: cards, a message with everything in it, and a modal with every input."""

from typing import Any

from playground_parts import actions, button, modal, options, plain, section, text_input


def context(*texts: str) -> dict[str, Any]:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text} for text in texts]}


def header(text: str) -> dict[str, Any]:
    return {"type": "header", "text": plain(text)}


def element(kind: str, action_id: str, **more) -> dict[str, Any]:
    return {"type": kind, "action_id": action_id, **more}


def field(block_id: str, label: str, control: dict[str, Any], **more) -> dict[str, Any]:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": control, **more}


def confirm() -> dict[str, Any]:
    words = {
        "title": "Close the check?",
        "text": "Nobody can answer after that.",
        "confirm": "Close it",
        "deny": "Not yet",
    }
    return {**{key: plain(text) for key, text in words.items()}, "style": "danger"}


def root_card(answered: str = "2 of 3 have answered") -> list[dict[str, Any]]:
    return [
        header("Invoice tagging: is fine-tuning next?"),
        section(
            "*Owner* <@U0ANA00001>   *Verdict so far* Not yet\nThe prompt was never tried on a fixed set of cases."
        ),
        {
            "type": "section",
            "fields": [
                {"type": "mrkdwn", "text": "*Evaluation*\n3 of 4 answered"},
                {"type": "mrkdwn", "text": "*Data*\n1 of 5 answered"},
                {"type": "mrkdwn", "text": "*Cost*\nnot open yet"},
                {"type": "mrkdwn", "text": "*Owner's call*\nnot open yet"},
            ],
        },
        context(f":eyes: {answered}", "Open for <@U0BEN00002>", "<!date^1795600800^Expires {date_short}|Expires>"),
        actions(
            button("mine", "My open questions", style="primary", value="a1"),
            button("answers", "My answers"),
            element("overflow", "more", options=options("export", "hand over", "stop asking")),
            block_id="root",
        ),
    ]


def question_card(block: str = "cases") -> list[dict[str, Any]]:
    return [
        section("*How many evaluation cases do you have?*\nReal inputs with an answer somebody agreed on."),
        actions(
            button("yes", "100 or more", value="2"),
            button("some", "20 to 99", value="1"),
            button("none", "Fewer", value="0"),
            button("unknown", "Don't know"),
            block_id=block,
        ),
        context("Answered by Ana and Cléo", "<https://example.org/guide#cases|Why we ask>"),
        {"type": "divider"},
        {
            **section("*What has been tried already?* Choose all that apply."),
            "block_id": "tried",
            "accessory": element(
                "multi_static_select",
                "tried",
                placeholder=plain("Choose…"),
                options=options(
                    "a better prompt", "examples in the prompt", "retrieval", "a larger model", "none of these"
                ),
            ),
        },
        actions(
            element("users_select", "who", placeholder=plain("Hand to…")),
            element(
                "static_select", "when", placeholder=plain("When?"), options=options("this week", "next week", "later")
            ),
            element("datepicker", "due", initial_date="2026-12-01"),
            button("close", "Close the check", style="danger", confirm=confirm()),
            button("guide", "Read the guide", url="https://example.org/guide"),
            block_id="assign",
        ),
    ]


def gallery() -> list[dict[str, Any]]:
    rich = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "Rich: "},
                    {"type": "text", "text": "bold", "style": {"bold": True}},
                    {"type": "text", "text": " and "},
                    {"type": "text", "text": "code", "style": {"code": True}},
                    {"type": "text", "text": " for "},
                    {"type": "user", "user_id": "U0BEN00002"},
                    {"type": "text", "text": " "},
                    {"type": "link", "url": "https://example.org", "text": "a link"},
                    {"type": "emoji", "name": "tada"},
                ],
            },
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "first"}]},
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "second"}]},
                ],
            },
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "It fails on scanned invoices."}]},
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "accuracy 0.81\nrecall   0.64"}]},
        ],
    }
    table = {
        "type": "table",
        "column_settings": [{"align": "left"}, {"align": "right"}],
        "rows": [
            [{"type": "raw_text", "text": "Section"}, {"type": "raw_text", "text": "Level"}],
            [{"type": "raw_text", "text": "Evaluation"}, {"type": "raw_text", "text": "½"}],
            [{"type": "raw_text", "text": "Data"}, {"type": "raw_text", "text": "0"}],
        ],
    }
    picks = actions(
        element(
            "checkboxes",
            "checks",
            options=[
                {
                    "text": {"type": "mrkdwn", "text": "*Named* owner"},
                    "value": "owner",
                    "description": plain("Somebody who will do it"),
                },
                *options("a date"),
            ],
        ),
        element("radio_buttons", "radios", options=options("yes", "no"), initial_option=options("no")[0]),
        element("multi_users_select", "several", placeholder=plain("Who else?")),
        element("timepicker", "at", initial_time="09:30"),
        block_id="picks",
    )
    return [rich, table, picks]


def everything_modal(**more) -> dict[str, Any]:
    return modal(
        section("Five questions, under two minutes. *Only the topic is needed.*"),
        text_input(
            "topic",
            "What is the job?",
            hint=plain("One line, such as “tag invoices by supplier”."),
            element={"placeholder": plain("In one line"), "max_length": 80},
        ),
        text_input("why", "Why fine-tune?", optional=True, element={"multiline": True}),
        field(
            "cases",
            "How many cases?",
            element("number_input", "typed", is_decimal_allowed=False, min_value="0"),
            optional=True,
        ),
        field(
            "link",
            "Where is the evidence?",
            element("url_text_input", "typed", placeholder=plain("https://")),
            optional=True,
        ),
        field(
            "tried",
            "What was tried?",
            element("checkboxes", "typed", options=options("prompt", "examples", "retrieval")),
            optional=True,
        ),
        field(
            "sure",
            "How sure are you?",
            element("radio_buttons", "typed", options=options("sure", "guessing")),
            optional=True,
        ),
        field(
            "model", "Which model?", element("static_select", "typed", options=options("small", "large")), optional=True
        ),
        field(
            "kinds",
            "Which documents?",
            element("multi_static_select", "typed", options=options("invoices", "letters", "orders")),
            optional=True,
        ),
        field("owner", "Who owns it?", element("users_select", "typed", initial_user="U0ANA00001"), optional=True),
        field("people", "Who answers?", element("multi_users_select", "typed"), optional=True),
        field("due", "By when?", element("datepicker", "typed"), optional=True),
        title="Quick check",
        callback_id="quick",
        **more,
    )

"""The guards in `bot/slack/doors/http.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_HTTP = ("tests/slack/wire/test_http.py",)
_HOSTILE_REQUESTS = ("tests/faults/test_hostile_requests.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/doors/http.py",
        ("what Slack did not sign comes in", "if not self._signed(body, request.headers):", "if not body:", _HTTP),
        (
            "what Slack did not sign is read",
            "if not self._signed(body, request.headers):",
            "if False:",
            _HOSTILE_REQUESTS,
        ),
        (
            "a strange timestamp or signature breaks the check",
            ("        if not (at.isascii() and at.isdigit() and signature.isascii()):\n            return False\n"),
            "",
            _HOSTILE_REQUESTS,
        ),
        ("a body of any size is read", "if size > MOST_BYTES:", "if size < 0:", _HOSTILE_REQUESTS),
        (
            "JSON of any depth breaks the door",
            "except (ValueError, RecursionError):",
            "except ValueError:",
            _HOSTILE_REQUESTS,
        ),
        (
            "what is no object is passed on",
            "return found if isinstance(found, dict) else None",
            "return found  # type: ignore[no-any-return]  # a mutant",
            _HOSTILE_REQUESTS,
        ),
        ("a shape Bolt cannot read breaks the door", "except OF_ITS_SHAPE:", "except ValueError:", _HOSTILE_REQUESTS),
    ),
)

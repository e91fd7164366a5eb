"""Small flows at random, of whatever the language has: several kinds of answers, gates, rules, variants, promises."""

import json
from random import Random
from typing import Any

from bot.flow import Flow, build

HALVES = (0, 0.5, 1)


def tiny_flow(random: Random, questions: int) -> Flow:
    """Make a flow that builds."""
    written = {
        "flow": "tiny",
        "title": "Tiny",
        "about": "A flow at random.",
        "sections": _sections(random, [_question(random, place) for place in range(questions)]),
        "verdicts": {name: {"title": name, "mark": "mag"} for name in ("low", "mid", "high", "aside")},
        "order": ["low", "mid", "high"],
    }
    asked = [question for section in written["sections"] for question in section["questions"]]
    ask = _Asking(random, asked, [section["id"] for section in written["sections"]])
    written["gates"] = [
        {"id": f"G{place}", "title": "Gate", "fails": ask.condition(2), "say": "No"}
        for place in range(random.choice([0, 1, 2]))
    ]
    rules: list[dict[str, Any]] = [
        {"id": f"rule{place}", "verdict": random.choice(["low", "mid", "high", "aside"]), "say": "So"}
        | ({"when": ask.rule_condition()} if random.random() < 0.6 else {"needs": _needs(random, ask)})
        for place in range(random.choice([1, 2, 3]))
    ]
    with_needs = [rule["id"] for rule in rules if "needs" in rule]
    last = {"missing_from": with_needs[0]} if with_needs and random.random() < 0.6 else {"otherwise": "yes"}
    rules.append({"id": "last", "verdict": "low", "say": "Else"} | last)
    given = {rule["verdict"] for rule in rules}
    written["verdicts"] = {name: each for name, each in written["verdicts"].items() if name in given}
    written["order"] = [name for name in written["order"] if name in given]
    written["rules"] = rules
    first = asked[0]["id"]
    written["properties"] = [
        {"id": "levels", "say": "A level", "never_lowers": "level"},
        {"id": "any_way", "say": "Any way", "never_lowers": ["level", "split", f"people({first})"]},
        {"id": "always", "say": "Always", "always": f"verdict is not {min(given)} or {ask.condition(1)}"},
    ]
    built = build(json.dumps(written), "tiny.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def _sections(random: Random, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    cut = random.randrange(1, len(questions) + 1)
    parts = [part for part in (questions[:cut], questions[cut:]) if part]
    return [{"id": f"part{place}", "title": "Part", "questions": part} for place, part in enumerate(parts)]


def _question(random: Random, place: int) -> dict[str, Any]:
    asked_of = random.choice(["owner", "anyone", "everyone"]) if place else "owner"
    made = {
        "id": f"q{place}",
        "short": "Short",
        "ask": "Ask?",
        "asked_of": asked_of,
        "gap": {"do": "Do", "done": "Done"},
    }
    kinds = [_choice, _choice, _choice, _number, _number, _number, _choices, _names, _numbers]
    made |= _choice(random) if place == 0 else random.choice(kinds)(random)
    if asked_of != "owner" and random.random() < 0.3:
        made["together"] = random.choice(
            [
                ["1 if lowest = 1", "0.5 if highest > 0", "0 otherwise"],
                ["1 if every(linked or given(value))", "0 otherwise"]
                if "link" in made
                else ["highest if people >= 2", "median otherwise"],
                ["lowest if owner(given(value))", "1 otherwise"],
                "owner",
            ]
        )
    if asked_of == "anyone" and random.random() < 0.5:
        made["split"] = (
            "largest > 2 * smallest and lowest < highest" if made["type"] == "number" else "lowest < highest"
        )
    if random.random() < 0.3:
        made["settle"] = "no"
    if place and random.random() < 0.3:
        made["instead"] = [
            {"when": random.choice(["q0 is a", "answered(q0)", "not (q0 is a)"]), "level": ["1 if given(value)"]}
        ]
    if place and random.random() < 0.3:
        made["when"] = random.choice(["q0 is a", "q0 is not b", "answered(q0)", "not (q0 is a)"])
    if random.random() < 0.3:
        made["not_applicable"] = random.choice(["yes", "with_reason"])
    return made


def _choice(random: Random) -> dict[str, Any]:
    levels = [1, *random.choices(HALVES, k=random.choice([1, 2]))]
    random.shuffle(levels)
    options = {name: {"text": name, "level": level} for name, level in zip("abc", levels, strict=False)}
    return {"type": "choice", "options": options}


def _number(random: Random) -> dict[str, Any]:
    made = {"type": "number", "least": 0, "most": random.choice([2, 4]), "whole": "yes"}
    top = random.choice(["1 if value >= 2", "1 if value >= 1 and linked", "1 if value = 2 and not (q0 is b)"])
    made["level"] = [top, random.choice(["0.5 if value >= 1", "0.5 if linked", "0 otherwise"])]
    if "linked" in " ".join(made["level"]) or random.random() < 0.3:
        made["link"] = {"label": "Where"}
    return made


def _choices(random: Random) -> dict[str, Any]:
    some = random.choice(["0.5 if value has a", "0.5 if value has not b", "0 otherwise"])
    return {"type": "choices", "options": {"a": "a", "b": "b"}, "level": ["1 if count(value) = 2", some]}


def _names(random: Random) -> dict[str, Any]:
    some = random.choice(["0.5 if value is none", "0.5 if given(value)"])
    return {"type": "names", "up_to": 2, "or": {"none": "None"}, "level": ["1 if count(value) >= 2", some]}


def _numbers(random: Random) -> dict[str, Any]:
    fields = {"x": {"label": "X", "least": 0, "most": 2}, "y": {"label": "Y", "least": 0, "most": 1, "optional": "yes"}}
    some = random.choice(["0.5 if given(value.y)", "0.5 if value.x + value.y > 2", "0.5 if round(value.x / 2) = 1"])
    whole = {name: field | {"whole": "yes"} for name, field in fields.items()}
    return {"type": "numbers", "fields": whole, "level": ["1 if min(value.x, 2 * value.y) >= 1", some]}


_ASKED = {
    "choice": "value is a",
    "number": "value >= 2",
    "choices": "value has a",
    "names": "count(value) > 1",
    "numbers": "value.x > value.y",
}


def _needs(random: Random, ask: "_Asking") -> list[dict[str, Any]]:
    return [{"when": ask.condition(1), "missing": "That"} for _ in range(random.choice([1, 2]))]


class _Asking:
    """Conditions about the questions of a flow."""

    def __init__(self, random: Random, questions: list[dict[str, Any]], sections: list[str]) -> None:
        self._random, self._questions, self._sections = random, questions, sections

    def condition(self, depth: int) -> str:
        random = self._random
        if depth and random.random() < 0.4:
            joined = f" {random.choice(['and', 'or'])} ".join(self.condition(depth - 1) for _ in range(2))
            return f"({joined})"
        return f"not ({self._leaf()})" if random.random() < 0.15 else self._leaf()

    def rule_condition(self) -> str:
        return "failed_gates > 0" if self._random.random() < 0.3 else self.condition(2)

    def _leaf(self) -> str:
        random = self._random
        question = random.choice(self._questions)
        other = random.choice(self._questions)["id"]
        id_, sign, level = question["id"], random.choice(["<", "<=", "=", ">=", ">"]), random.choice(HALVES)
        word = _ASKED[question["type"]]
        return random.choice(
            [
                f"level({id_}) {sign} {level}",
                f"level({id_}) {sign} {level}",
                f"level({id_}) {sign} level({other})",
                f"lowest_section {sign} {random.choice([0.25, 0.5, 0.75])}",
                f"section({random.choice(self._sections)}) {sign} 2/3",
                f"open_splits {random.choice(['= 0', '> 0'])}",
                f"{random.choice(['some', 'every', 'owner'])}({id_}: {word})",
                f"some({id_}: {word} and q0 is a)",
                f"share({id_}: {word}) >= {random.choice(['1/2', '2/3', '1'])}",
                f"people({id_}) >= {random.choice([1, 2])}",
                f"answered({id_})",
                f"asked({id_})",
                f"not_applicable({id_})",
                f"q0 {random.choice(['is a', 'is not b', 'in (a, b)'])}",
                f"respondents {random.choice(['>= 2', '= 1', '< 3'])}",
                f"given({self._questions[0]['id']})",
            ]
        )

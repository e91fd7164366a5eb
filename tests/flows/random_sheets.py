"""Answer sheets at random: several people, passes, links or none, proofs of any age, settled questions."""

from datetime import timedelta
from random import Random
from typing import Any

from ready_answers import LINE, LINK, READY, TODAY

PEOPLE = ("ana", "ben", "cy", "dan")
PASSES = ("skip", "dont_know")
LINKED = {"worked_examples", "prompt_plateau", "test_cases", "baseline"}
SETTLED_NEVER = {"task_signed", "task_line", "motive"}
MOTIVES = ["form", "cheaper", "in_house", "facts", "reasoning", "serious"]
EDGES = {"test_cases": (20, 50), "weeks_unchanged": (2, 4), "training_pairs": (10, 50)}
OPTIONS = {
    "task_line": [LINE],
    "task_signed": ["yes", "yes", "no"],
    "prompt_plateau": ["flat", "rising", "unmeasured"],
    "right_information": ["no_lookup", 0, 9, 10, 15, 16, 20],
    "decider": ["one_person", "agree_90", "agree_80", "unchecked"],
    "expectations_changed": ["yes", "no"],
    "request_shape": ["one", "few", "open"],
    "motive": MOTIVES,
    "lasting_failures": [["a"], ["b"], ["a", "b", "c"], "unsure", "none"],
}
CHEAPER_OPTIONS = OPTIONS | {"prompt_plateau": ["all", "some", "none"], "lasting_failures": ["yes", "unsure", "no"]}
PICKS = {
    "prompt_parts": ["instructions", "examples", "limits", "output_format"],
    "safeguards": ["limited_input", "checked_output", "unsure_rule", "human_review", "logging"],
}
SCORES = (0, 69.5, 70, 84, 85)


def random_sheet(random: Random) -> dict[str, Any]:
    """Make a sheet somewhere between the READY one and any at all, so that every verdict comes up."""
    motive = random.choice(["form", *MOTIVES])
    answers: dict[str, Any] = {id_: dict(given) for id_, given in READY.items()}
    answers["motive"] = random.choice([{"ana": motive}] * 12 + [{"ana": motive, "ben": "facts"}])
    if motive == "cheaper":
        answers["prompt_plateau"] = {"ana": _answer(random, "prompt_plateau", motive)}
        answers["lasting_failures"] = {"ana": _answer(random, "lasting_failures", motive)}
    elif random.random() < 0.1:
        answers["motive"] = random.choice([{"ana": "skip"}, {"ben": motive}, {}])
    changed = random.sample([id_ for id_ in READY if id_ != "motive"], random.choice([0, 1, 1, 2, 3, 5, 9, 15]))
    for id_ in changed:
        people = random.sample(PEOPLE, random.choice([0, 1, 1, 2, 3, 4]))
        answers[id_] = {person: _answer(random, id_, motive) for person in people}
    sheet = {"flow": "readiness", "owner": "ana", "today": str(TODAY), "answers": answers}
    if random.random() < 0.2:
        id_ = random.choice([id_ for id_ in answers if id_ not in SETTLED_NEVER])
        sheet["settled"] = {id_: {"value": _value(random, id_, motive), "reason": "agreed in the call"}}
    return sheet


def _answer(random: Random, id_: str, motive: str) -> Any:
    if random.random() < 0.1:
        return random.choice(PASSES)
    value = _value(random, id_, motive)
    if id_ == "lasting_failures" and random.random() < 0.7:
        since = TODAY - timedelta(days=random.choice([0, 27, 28, 28, 29, 100]))
        link = {"link": LINK} if random.random() < 0.8 else {}
        return {"value": value, "seen_since": str(since)} | link
    if id_ in LINKED and random.random() < 0.7:
        return {"value": value, "link": LINK}
    return value


def _value(random: Random, id_: str, motive: str) -> Any:
    if id_ in PICKS:
        return random.sample(PICKS[id_], random.randint(0, len(PICKS[id_])))
    if id_ in EDGES:
        return max(0, random.choice(EDGES[id_]) * random.choice([0, 1, 1, 2]) + random.choice([-1, 0, 1]))
    if id_ == "worked_examples":
        return {"good": random.choice([0, 1, 4, 5, 9]), "bad": random.choice([0, 1, 2, 3])}
    if id_ == "baseline":
        scores = {"now": random.choice(SCORES), "needed": random.choice(SCORES)}
        return scores if random.random() < 0.8 else dict([random.choice(list(scores.items()))])
    return random.choice((CHEAPER_OPTIONS if motive == "cheaper" else OPTIONS)[id_])

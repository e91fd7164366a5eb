"""A second opinion: the rubric's levels, sections, gates and verdict, written straight from its words.

It must never look at the engine or at the flow file; where the two disagree, the words of the rubric decide.
"""

from datetime import date
from fractions import Fraction

HALF = Fraction(1, 2)
SECTIONS = {
    "task": ["task_line", "task_signed", "worked_examples"],
    "prompt": ["prompt_parts", "prompt_plateau"],
    "context": ["right_information"],
    "product": ["safeguards"],
    "evaluation": ["test_cases", "decider", "baseline"],
    "stability": ["weeks_unchanged", "expectations_changed"],
    "fit": ["request_shape", "motive", "lasting_failures", "training_pairs"],
}
QUESTIONS = [question for section in SECTIONS.values() for question in section]
OWNERS = {"task_line", "motive"}
JUDGEMENTS = {"task_signed", "decider", "request_shape", "lasting_failures"}
COUNTS = {"test_cases", "weeks_unchanged", "training_pairs"}


class Given:
    """One person's value with its evidence."""

    def __init__(self, plain, today):
        evidence = isinstance(plain, dict) and "value" in plain
        self.value = plain["value"] if evidence else plain
        self.linked = bool(evidence and plain.get("link"))
        since = plain.get("seen_since") if evidence else None
        self.proven = bool(self.linked and since and (today - date.fromisoformat(since)).days >= 28)


class Oracle:
    """One sheet, decided."""

    def __init__(self, sheet, today):
        self.owner = sheet["owner"]
        self.settled = sheet.get("settled", {})
        self.given = {
            question: {
                person: Given(plain, today)
                for person, plain in sheet["answers"].get(question, {}).items()
                if plain not in ("skip", "dont_know") and (question not in OWNERS or person == self.owner)
            }
            for question in QUESTIONS
        }
        motives = self.given["motive"].values()
        self.motive = next((given.value for given in motives), None)
        self.splits = [question for question in QUESTIONS if self.is_split(question)]
        self.levels = {question: self.level(question) for question in QUESTIONS}
        self.sections = {
            name: sum((self.levels[each] for each in within), Fraction(0)) / len(within)
            for name, within in SECTIONS.items()
        }
        self.lowest = min(self.sections.values())

    def worth(self, question, given):  # noqa: C901, PLR0911, PLR0912 - one row of the rubric's table after another
        value, linked = given.value, given.linked
        match question:
            case "task_line":
                return Fraction(1)
            case "task_signed":
                return Fraction(value == "yes")
            case "worked_examples":
                if value["good"] >= 5 and value["bad"] >= 3:
                    return Fraction(1) if linked else HALF
                return HALF if value["good"] >= 1 and value["bad"] >= 1 else Fraction(0)
            case "prompt_parts":
                return {4: Fraction(1), 3: HALF, 2: HALF}.get(len(set(value)), Fraction(0))
            case "prompt_plateau":
                if value == "flat":
                    return Fraction(1) if linked else HALF
                return {"all": Fraction(1), "some": HALF}.get(value, Fraction(0))
            case "right_information":
                return self.steps(20 if value == "no_lookup" else value, 10, 16)
            case "safeguards":
                if len(set(value)) >= 4 and "unsure_rule" in value:
                    return Fraction(1)
                return HALF if len(set(value)) >= 2 else Fraction(0)
            case "test_cases":
                return self.steps(value, 20, 50) if linked else Fraction(0)
            case "decider":
                return {"one_person": Fraction(1), "agree_90": Fraction(1), "agree_80": HALF}.get(value, Fraction(0))
            case "baseline":
                if "now" not in value or "needed" not in value:
                    return Fraction(0)
                if self.motive == "cheaper" and value["now"] < value["needed"]:
                    return Fraction(0)
                return Fraction(1) if linked else HALF
            case "weeks_unchanged":
                return self.steps(value, 2, 4)
            case "expectations_changed":
                return Fraction(value == "no")
            case "request_shape":
                return {"one": Fraction(1), "few": HALF}.get(value, Fraction(0))
            case "motive":
                return {"facts": Fraction(0), "reasoning": HALF, "serious": Fraction(0)}.get(value, Fraction(1))
            case "lasting_failures":
                if value in ("none", "no"):
                    return Fraction(0)
                return Fraction(1) if given.proven else HALF
            case "training_pairs":
                return self.steps(value, 10, 50)
        raise AssertionError(question)

    @staticmethod
    def steps(value, half, full):
        return Fraction(1) if value >= full else HALF if value >= half else Fraction(0)

    def counting(self, question):
        given = list(self.given[question].values())
        asks_link = question in {"worked_examples", "test_cases", "baseline"}
        if asks_link or (question == "prompt_plateau" and self.motive != "cheaper"):
            return [each for each in given if each.linked] or given
        return given

    def is_split(self, question):
        if question in self.settled:
            return False
        counting = self.counting(question)
        levels = {self.worth(question, each) for each in counting}
        if question == "task_signed":
            return len(levels) == 2
        if question == "lasting_failures":
            return 0 in levels and len(levels) > 1
        if question in JUDGEMENTS:
            return {0, 1} <= levels
        if question in COUNTS:
            return any(
                one.value > 2 * other.value and self.worth(question, one) != self.worth(question, other)
                for one in counting
                for other in counting
            )
        return False

    def level(self, question):
        if question in self.settled:
            return self.worth(question, self.settled_value(question))
        counting = self.counting(question)
        if not counting:
            return Fraction(0)
        found = self.together(question, counting)
        return min(found, HALF) if question in self.splits else found

    def together(self, question, counting):
        levels = sorted(self.worth(question, each) for each in counting)
        if question == "task_signed":
            yes = sum(levels)
            if yes == len(levels):
                return Fraction(1)
            owner = self.given[question].get(self.owner)
            with_owner = owner is not None and owner.value == "yes"
            return HALF if 3 * yes >= 2 * len(levels) and with_owner else Fraction(0)
        if question not in JUDGEMENTS:
            return levels[0]
        median = levels[(len(levels) - 1) // 2]
        if question == "lasting_failures" and median > 0 and levels[-1] == 1:
            return Fraction(1)
        return median

    def settled_value(self, question):
        settled = Given(self.settled[question]["value"], date.min)
        counting = self.counting(question)
        settled.linked = any(each.linked for each in counting)
        settled.proven = any(each.proven and each.value == settled.value for each in counting)
        return settled

    def failed_gates(self):
        level = self.levels
        gates = {
            "G1": level["task_line"] == 0 or level["task_signed"] == 0,
            "G2": level["test_cases"] == 0 or level["baseline"] == 0,
            "G3": self.motive == "facts" or level["right_information"] == 0,
            "G4": level["weeks_unchanged"] == 0 and level["expectations_changed"] == 0,
            "G5": level["lasting_failures"] == 0,
        }
        return [gate for gate, fails in gates.items() if fails]

    def verdict(self):
        settled = "baseline" in self.settled
        baseline = [self.settled_value("baseline")] if settled else self.counting("baseline")
        met = baseline and all(
            each.linked and "now" in each.value and "needed" in each.value and each.value["now"] >= each.value["needed"]
            for each in baseline
        )
        if met and self.levels["test_cases"] >= HALF and self.motive not in {None, "cheaper", "in_house"}:
            return "not_needed"
        if self.failed_gates() or self.lowest < HALF:
            return "not_yet"
        full = [
            "prompt_plateau",
            "test_cases",
            "baseline",
            "weeks_unchanged",
            "expectations_changed",
            "motive",
            "lasting_failures",
        ]
        ready = (
            self.lowest >= Fraction(3, 4)
            and all(self.levels[each] == 1 for each in full)
            and all(self.levels[each] >= HALF for each in ("request_shape", "training_pairs"))
            and not self.splits
            and len(self.given["task_signed"]) >= 2
        )
        return "ready" if ready else "almost"

    def warnings(self):
        found = {
            "shortcut_to_thinking": self.motive == "reasoning",
            "training_blind": self.levels["test_cases"] == 0,
            "looks_serious": self.motive == "serious",
            "teaching_facts": self.motive == "facts" or self.levels["right_information"] < 1,
        }
        return [warning for warning, holds in found.items() if holds]

    def says(self):
        """Say all that is compared."""
        return {
            "verdict": self.verdict(),
            "failed_gates": self.failed_gates(),
            "levels": {question: float(level) for question, level in self.levels.items()},
            "sections": {name: round(float(value), 9) for name, value in self.sections.items()},
            "splits": self.splits,
            "warnings": self.warnings(),
        }

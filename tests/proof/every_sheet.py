"""Every sheet of a tiny flow, made and decided one by one by the engine itself: what a proof must agree with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from math import prod

from bot.engine.asked.branching import as_asked, is_asked
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Settlement
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.standing import Standing, weigh
from bot.engine.weighed.verdict import Outcome, decide
from bot.flow.model.flow import Flow

OWNER = "ada"
PEOPLE = (OWNER, "ben", "cleo")
TODAY = date(2026, 11, 20)
MOST_SHEETS = 2_000
LINK = "https://example.com/evidence"


@dataclass(frozen=True)
class Everything:
    """All sheets of a flow that some people can make."""

    flow: Flow

    @cached_property
    def sheets(self) -> dict[tuple[tuple[object, ...], ...], Sheet]:
        """What each question stands like → a sheet of it; as many people as leave few enough sheets to decide."""
        for people in range(len(PEOPLE), 0, -1):
            found = [(owners, self._standings(owners, PEOPLE[:people])) for owners in self.owners()]
            if people == 1 or sum(prod(map(len, each.values())) for _, each in found) <= MOST_SHEETS:
                break
        made = {}
        for owners, standings in found:
            for chosen in product(*(each.items() for each in standings.values())):
                who = {person for key, _ in chosen for person in key[-1]}
                weighed = dict(zip(standings, (standing for _, standing in chosen), strict=True))
                sheet = Sheet(self.flow, OWNER, weighed, owners, len(who))
                made[tuple(each[0] for each in chosen)] = sheet
        return made

    @cached_property
    def outcomes(self) -> dict[tuple[tuple[object, ...], ...], Outcome]:
        return {key: decide(sheet) for key, sheet in self.sheets.items()}

    def falls(self, ways: Mapping[str, set[str]]) -> Iterator[tuple[str, Outcome, Outcome]]:
        """Find each question that gets better, all else as it was, and takes the verdict down with it."""
        order = self.flow.order
        for place, id_ in enumerate(self.flow.questions):
            alike: dict[object, list[tuple[Sheet, Outcome]]] = {}
            for key, sheet in self.sheets.items():
                alike.setdefault((key[:place], key[place + 1 :]), []).append((sheet, self.outcomes[key]))
            for pairs in alike.values():
                for (one, was), (other, now) in product(pairs, pairs):
                    if was.verdict not in order or now.verdict not in order:
                        continue
                    lower = order.index(now.verdict) < order.index(was.verdict)
                    if (
                        lower
                        and _better(one.standings[id_], other.standings[id_], ways[id_])
                        and _no_one_goes(one, other, id_)
                    ):
                        yield id_, was, now

    def owners(self) -> Iterator[dict[str, object]]:
        asked = [id_ for id_, question in self.flow.questions.items() if question.asked_of == "owner"]
        for values in product(*([None, *_values(self.flow, id_)] for id_ in asked)):
            said = {id_: value for id_, value in zip(asked, values, strict=True) if value is not None}
            # Questions stand in flow order, and each hangs on earlier ones alone.
            for id_ in asked:
                if id_ in said and not is_asked(self.flow.questions[id_], said):
                    del said[id_]
            yield said

    def _standings(
        self, owners: Mapping[str, object], people: tuple[str, ...]
    ) -> dict[str, dict[tuple[object, ...], Standing]]:
        return {id_: self.of(id_, owners, people) for id_ in self.flow.questions}

    def of(self, id_: str, owners: Mapping[str, object], people: tuple[str, ...]) -> dict[tuple[object, ...], Standing]:
        question = as_asked(self.flow.questions[id_], owners)
        if not is_asked(self.flow.questions[id_], owners):
            return {(None, False, 0, (), True, ()): Standing(question, None, asked=False)}
        links = (None, LINK) if question.link else (None,)
        single = [Answer(value, link=link) for value in _values(self.flow, id_) for link in links]
        aside = [Answer(None, passed="not_applicable")] if question.not_applicable != "no" else []
        if question.asked_of == "owner":
            mine = [answer for answer in single if answer.value == owners.get(id_)]
            given = [{OWNER: answer} for answer in mine] or [{}, *({OWNER: answer} for answer in aside)]
        else:
            given = [
                {person: answer for person, answer in zip(people, answers, strict=True) if answer}
                for answers in product([None, *single, *aside], repeat=len(people))
            ]
        found: dict[tuple[object, ...], Standing] = {}
        for answers in given:
            standing = weigh(question, answers, None, owners, OWNER, TODAY, final=True)
            found.setdefault(self._key(standing, answers), standing)
            if standing.split and question.settle and question.asked_of != "owner":
                for value in _values(self.flow, id_):
                    word = weigh(question, answers, Settlement(value, "so", OWNER), owners, OWNER, TODAY, final=True)
                    found.setdefault(self._key(word, answers), word)
        return found

    def _key(self, standing: Standing, answers: Mapping[str, Answer]) -> tuple[object, ...]:
        """Tell standings apart by all that anyone could ask of them."""
        held = sorted(
            (str(env.lookup("value")), bool(env.lookup("linked")), env.is_owner()) for env in standing.holding
        )
        spoke = sorted(who for who, answer in answers.items() if standing.applies and answer.value is not None)
        return standing.level, standing.split, standing.people, tuple(held), standing.applies, tuple(spoke)

    def fulfils(self, key: tuple[tuple[object, ...], ...], place: int) -> bool:
        """Tell whether a property that always holds does on one sheet."""
        outcome = self.outcomes[key]
        env = SheetEnv(self.sheets[key], {"verdict": outcome.verdict, "missing": len(outcome.missing)})
        return self.flow.properties[place].always.holds(env)


def _values(flow: Flow, id_: str) -> list[object]:
    type_ = flow.questions[id_].type
    match type_.name:
        case "choice":
            return list(type_.options)
        case "choices":
            return [(), *((option,) for option in type_.options), tuple(type_.options)]
        case "names":
            return ["none", ("one",), ("one", "two")]
        case "numbers":
            return [{"x": x, "y": y} if y is not None else {"x": x} for x in range(3) for y in (None, 0, 1)]
        case _:
            return list(range(int(type_.most) + 1))


def _better(was: Standing, now: Standing, ways: set[str]) -> bool:
    if not ways or not (was.stands and now.stands):
        return False
    level = now.level >= was.level if "level" in ways else now.level == was.level
    split = (was.split or not now.split) if "split" in ways else now.split == was.split
    people = now.people >= was.people if "people" in ways else was.people in {now.people, 0}
    better = ("level" in ways and now.level > was.level) or ("split" in ways and was.split and not now.split)
    return level and split and people and (better or ("people" in ways and now.people > was.people))


def _no_one_goes(one: Sheet, other: Sheet, question: str) -> bool:
    gained = other.standings[question].people - one.standings[question].people
    return one.respondents <= other.respondents <= one.respondents + gained

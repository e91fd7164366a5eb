"""A thread is in the language chosen for it, and what one person sees in theirs; what is decided is the same."""

from dataclasses import replace
from datetime import timedelta

from usecase_parts import HERE, World, act

from bot.engine.cards.check import RootCard, SectionCard
from bot.engine.events import DecideAsked
from bot.engine.saved.answer import Answer
from bot.flow.translating.languages import in_language
from bot.usecases.acting.act import Done
from bot.usecases.for_one.home import publish
from bot.usecases.looking.see import Look, look


def drawn(world: World, monkeypatch) -> dict[str, object]:
    """The cards that were handed to Slack, by name."""
    cards: dict[str, object] = {}
    plain = world.slack.draw

    def seen(installation, flow, card, links):
        cards[card.name] = card
        return plain(installation, flow, card, links)

    monkeypatch.setattr(world.slack, "draw", seen)
    return cards


async def test_the_cards_of_a_thread_are_in_its_language(world, monkeypatch):
    cards = drawn(world, monkeypatch)
    await world.begin(language="de")
    await world.deliver()

    root, section = cards["root"], cards["section/task"]
    assert isinstance(root, RootCard)
    assert isinstance(section, SectionCard)
    assert root.title == "Bereit für Fine-Tuning?"
    assert section.title == "Aufgabe"


async def test_a_thread_nobody_chose_a_language_for_is_in_that_of_its_flow(world, monkeypatch):
    cards = drawn(world, monkeypatch)
    await world.begin()
    await world.deliver()

    assert cards["root"].title == "Fine-tuning readiness"
    assert (await world.stands()).language == ""


async def test_a_language_the_flow_has_no_more_falls_back_to_its_own(world, monkeypatch):
    cards = drawn(world, monkeypatch)
    await world.begin(language="fr")
    await world.deliver()

    assert cards["root"].title == "Fine-tuning readiness"


async def test_the_verdict_and_its_reasons_are_decided_alike_in_any_language(world):
    for id_, language in (("a1", ""), ("a2", "de"), ("a3", "es")):
        await world.begin(id_=id_, language=language)
        closed = await act(world.ports, HERE, id_, DecideAsked("ana"), f"decide/{id_}")
        assert isinstance(closed, Done)
    one, two, three = [await world.stands(id_) for id_ in ("a1", "a2", "a3")]

    assert replace(two, id="a1", language="") == replace(three, id="a1", language="") == one


async def test_who_looks_sees_a_check_in_their_own_language_and_else_in_that_of_its_thread(world):
    await world.begin(language="de")

    for theirs, title in (
        ("es-ES", "Ajuste fino: ¿listos?"),
        ("fr-FR", "Bereit für Fine-Tuning?"),
        ("en-US", ""),
    ):
        seen = await look(world.ports, world.slack, HERE, "a1", "ben", theirs)
        assert isinstance(seen, Look)
        assert seen.root.title == (title or "Fine-tuning readiness")


async def test_a_home_is_in_the_language_of_its_person(world):
    world.people.languages = {"ben": "de-DE"}
    await world.begin(language="es")
    await world.deliver()
    for person in ("ana", "ben"):
        await world.store.open_home(HERE, person, 0, world.now)
        await publish(world.ports, world.slack, world.people, HERE, person)

    assert {row.title for row in world.slack.homes["ben"].rows} == {"Bereit für Fine-Tuning?"}
    assert {row.title for row in world.slack.homes["ana"].rows} == {"Ajuste fino: ¿listos?"}
    assert dict(world.slack.homes["ben"].offered)["quick"] == "Fine-Tuning? Kurzcheck"


async def test_a_reminder_is_in_the_language_of_its_person_and_a_new_language_calls_nobody_again(world):
    world.people.languages = {"ben": "de-DE"}
    await world.begin()
    await world.deliver()
    await world.goes_on(world.now + timedelta(days=2))
    (card,) = world.slack.nudges_of("ben")

    assert "Aufgabe" in str(card.lines)
    assert "Task" in str(world.slack.nudges_of("ana")[0].lines)

    calls = world.slack.calls.count(("post", "nudge"))
    world.people.languages = {"ben": "es-ES"}
    await world.remind("ben")
    assert world.slack.calls.count(("post", "nudge")) == calls


async def test_what_comes_along_is_named_in_the_language_of_the_new_thread(world):
    quick = world.flow("quick")

    assert in_language(quick, "de").then is not None
    assert in_language(quick, "de").then.carry == quick.then.carry
    assert in_language(quick, "de").questions["unseen_cases"].type.say(Answer(24).value) == "24"

"""`/ftready upgrade`: its owner sees what a newer version of a flow changes, and takes the running check on to it."""

import shutil

from bot_parts import ROOT, Team, settings, workspace

from bot.assembly import running
from bot.playground.control_client import Control
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb

PAIRS = {("worked_examples", "good"): "6", ("worked_examples", "bad"): "3"}
OLD_ASK = 'ask: "How many worked examples can you link: good ones and bad ones?"'


async def test_an_owner_takes_a_running_check_on_and_only_the_rest_is_asked(redis_url, quick_pace, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        shutil.copytree(ROOT / "flows", folder)
    file = new / "readiness.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(OLD_ASK, "ask: How many examples are there?", 1), "utf-8")
    async with (
        workspace("socket") as (playground, _),
        Control(playground.address, playground.key, patience=40) as control,
    ):
        people = Team(playground, control)
        async with running(settings(playground, redis_url, "socket", flows=old)):
            await people.full(asked=("ana", "ben"))
            for name in ("ana", "ben"):
                await people.answer(name, "task_signed", "yes")
            none = await people.person("ana").command(people.channel, "/ftready upgrade")
            assert "No check of yours in this channel began with an older version" in none["answer"]["text"]
        async with running(settings(playground, redis_url, "socket", flows=new)):
            not_mine = await people.person("ben").command(people.channel, "/ftready upgrade")
            assert "No check of yours" in not_mine["answer"]["text"]

            await people.person("ana").command(people.channel, "/ftready upgrade")
            view = await people.person("ana").modal("A newer version")
            assert "Asked anew: Worked examples (wording)" in words_of(view).replace("*", "")
            assert "Kept as they are: 18 of 19 questions" in words_of(view).replace("*", "")
            await people.person("ana").submit()

            await people.card_says("section/task", "How many examples are there?", "ben")
            section = words_of((await people.cards())["section/task"])
            assert "Yes" in section
            await people.card_says("call/1", "New or asked anew: *Worked examples*", "ben")


async def test_what_was_typed_below_the_words_before_is_no_answer_to_those_after(redis_url, quick_pace, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        shutil.copytree(ROOT / "flows", folder)
    file = new / "readiness.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace(OLD_ASK, "ask: How many examples are there?", 1), "utf-8")
    async with (
        workspace("socket") as (playground, _),
        Control(playground.address, playground.key, patience=40) as control,
    ):
        people = Team(playground, control)
        ben = people.person("ben")
        async with running(settings(playground, redis_url, "socket", flows=old)):
            await people.full(asked=("ana", "ben"))
            await people.press("ben", Verb.FORM, "worked_examples")
            await ben.modal("How many worked examples")
            await people.enter("ben", PAIRS)
        async with running(settings(playground, redis_url, "socket", flows=new)):
            await people.person("ana").command(people.channel, "/ftready upgrade")
            await people.person("ana").modal("A newer version")
            await people.person("ana").submit()
            assert (await ben.submit())["acked"]

            again = await ben.modal("How many examples are there?")
            assert "A newer version of the flow asks this anew" in words_of(again)
            assert "Good ones: 6" not in words_of((await people.cards())["section/task"])
            await people.submit("ben", PAIRS)

            await people.card_says("section/task", "Good ones: 6")

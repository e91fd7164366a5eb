"""What every Store keeps to where many checks are listed; test_store_contract.py runs it for each."""

from datetime import timedelta

from contracts.store_contract import HERE, NOW, THERE, at, commit_of, fresh

from bot.usecases.ports import Store


class PortfolioContract:
    """The promises of bot.usecases.ports.Store about portfolios."""

    async def test_several_channels_are_listed_each_in_turn_up_to_a_limit(self, store: Store):
        for number, channel in enumerate(("C1", "C1", "C1", "C2", "C3")):
            begun = fresh(f"a{number}", channel=channel)
            await store.commit(HERE, at(NOW + timedelta(seconds=number), begun, f"e{number}"))
        await store.commit(THERE, commit_of(fresh("b1", channel="C1")))

        assert list(await store.in_channels(HERE, {"C2", "C1"}, 9)) == ["a2", "a3", "a1", "a0"]
        assert list(await store.in_channels(HERE, ["C1", "C2", "C3"], 4)) == ["a2", "a3", "a4", "a1"]
        assert list(await store.in_channels(HERE, [], 9)) == []
        assert list(await store.in_channels(HERE, ["C9"], 9)) == []

    async def test_every_assessment_of_one_installation_is_listed(self, store: Store):
        for name in ("a2", "a1"):
            await store.commit(HERE, commit_of(fresh(name), f"start/{name}"))
        await store.commit(THERE, commit_of(fresh("b1")))

        assert list(await store.all_assessments(HERE)) == ["a1", "a2"]

"""What every Store keeps to about Homes and whose to publish; test_store_contract.py runs it for each."""

from datetime import timedelta

from contracts.store_contract import HERE, NOW, THERE, WEEK, commit_of, fresh

from bot.engine.overviews.home import Opened
from bot.usecases.ports import Store

MINUTE = timedelta(minutes=1)


class HomeContract:
    """The promises of bot.usecases.ports.Store about Homes."""

    async def test_an_opened_home_is_remembered_with_its_page_and_is_published(self, store: Store):
        assert await store.home(HERE, "U1") is None

        await store.open_home(HERE, "U1", 2, NOW)

        assert await store.home(HERE, "U1") == Opened(2)
        assert await store.home(THERE, "U1") is None
        assert await store.home(HERE, "U2") is None
        assert list(await store.homes(NOW, 9)) == [(HERE, "U1")]
        assert list(await store.homes(NOW - MINUTE, 9)) == []

    async def test_nobody_is_marked_who_has_not_opened_a_home(self, store: Store):
        await store.open_home(HERE, "U1", 0, NOW)
        await store.showed_home(HERE, "U1", NOW, "a hash")

        await store.mark_homes(HERE, {"U1", "U2"}, NOW + MINUTE)
        await store.mark_homes(HERE, (), NOW + MINUTE)

        assert list(await store.homes(NOW + WEEK, 9)) == [(HERE, "U1")]

    async def test_who_opened_a_home_lately_is_marked_for_later_unless_marked_already(self, store: Store):
        for person, when in {"U1": NOW - 2 * MINUTE, "U2": NOW, "U3": NOW}.items():
            await store.open_home(HERE, person, 0, when)
            await store.showed_home(HERE, person, when, "a hash")
        await store.open_home(THERE, "U4", 0, NOW)
        await store.mark_homes(HERE, ["U3"], NOW)

        await store.mark_viewers(HERE, NOW - MINUTE, NOW + MINUTE, NOW + 2 * MINUTE)
        await store.mark_viewers(HERE, NOW - MINUTE, NOW + 9 * MINUTE, NOW + 10 * MINUTE)

        assert set(await store.homes(NOW, 9)) == {(HERE, "U3"), (THERE, "U4")}
        assert set(await store.homes(NOW + MINUTE, 9)) == {(HERE, "U2"), (HERE, "U3"), (THERE, "U4")}

    async def test_what_others_do_while_a_home_is_published_has_it_published_again(self, store: Store):
        await store.open_home(HERE, "U1", 0, NOW)
        await store.put_off_home(HERE, "U1", NOW + 4 * MINUTE)

        await store.mark_viewers(HERE, NOW - MINUTE, NOW + MINUTE, NOW + 4 * MINUTE)
        await store.showed_home(HERE, "U1", NOW + 4 * MINUTE, "a hash")

        assert list(await store.homes(NOW + MINUTE, 9)) == [(HERE, "U1")]

    async def test_what_others_do_brings_no_home_back_that_was_put_off_for_longer(self, store: Store):
        await store.open_home(HERE, "U1", 0, NOW)
        await store.put_off_home(HERE, "U1", NOW + 5 * MINUTE)

        await store.mark_viewers(HERE, NOW - MINUTE, NOW + MINUTE, NOW + 4 * MINUTE)

        assert list(await store.homes(NOW + 4 * MINUTE, 9)) == []
        assert list(await store.homes(NOW + 5 * MINUTE, 9)) == [(HERE, "U1")]

    async def test_nobody_views_a_home_who_was_forgotten(self, store: Store):
        await store.open_home(HERE, "U1", 0, NOW)
        await store.forget_person(HERE, "U1")

        await store.mark_viewers(HERE, NOW - MINUTE, NOW, NOW + MINUTE)

        assert list(await store.homes(NOW + WEEK, 9)) == []

    async def test_the_home_of_whom_a_commit_takes_out_is_published_anew_with_that_commit_alone(self, store: Store):
        for person in ("U1", "U2"):
            await store.open_home(HERE, person, 0, NOW)
            await store.showed_home(HERE, person, NOW, "a hash")
        everybody = frozenset({"U1", "U2", "U3"})
        await store.commit(HERE, commit_of(fresh(), people=everybody))
        assert list(await store.homes(NOW + WEEK, 9)) == []

        stands = await store.load(HERE, "a1")
        assert stands is not None
        await store.commit(HERE, commit_of(stands, "e2", people=everybody - {"U1", "U3"}))

        assert list(await store.homes(NOW + WEEK, 9)) == [(HERE, "U1")]

    async def test_what_was_shown_is_remembered_until_the_home_is_opened_again(self, store: Store):
        await store.open_home(HERE, "U1", 0, NOW)
        await store.put_off_home(HERE, "U1", NOW + MINUTE)

        await store.showed_home(HERE, "U1", NOW + MINUTE, "a hash")
        assert await store.home(HERE, "U1") == Opened(0, "a hash")
        assert list(await store.homes(NOW + WEEK, 9)) == []

        await store.open_home(HERE, "U1", 0, NOW)
        assert await store.home(HERE, "U1") == Opened(0)

    async def test_what_is_marked_while_it_is_published_is_published_again(self, store: Store):
        await store.open_home(HERE, "U1", 0, NOW)
        await store.put_off_home(HERE, "U1", NOW + MINUTE)
        assert list(await store.homes(NOW, 9)) == []

        await store.mark_homes(HERE, ["U1"], NOW)
        await store.showed_home(HERE, "U1", NOW + MINUTE, "a hash")

        assert list(await store.homes(NOW, 9)) == [(HERE, "U1")]

    async def test_what_a_home_showed_that_has_gone_makes_none(self, store: Store):
        await store.showed_home(HERE, "U1", NOW, "a hash")

        assert await store.home(HERE, "U1") is None

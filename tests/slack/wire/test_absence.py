"""Who is looked for: those a check waits for, however many are away already; in too large a channel nobody has left."""

from types import SimpleNamespace
from typing import Any

from bot.slack import absence
from bot.usecases.ports import Installation

HERE = Installation("T0PLAYGRND")
AWAY = {f"U0AWAY{number:02}": "left" for number in range(absence.MOST + 5)}


async def test_whoever_is_waited_for_is_looked_for_however_many_are_away(monkeypatch):
    looked: list[str] = []

    async def load(*_: Any) -> Any:
        return SimpleNamespace(away=AWAY, is_deleted=False, flow_hash="")

    async def pinned(*_: Any) -> None: ...

    async def look_for_owner(*_: Any) -> None: ...

    async def look_for(_parts: Any, _installation: Any, _assessment: Any, person: str) -> None:
        looked.append(person)

    monkeypatch.setattr(absence, "look_for_owner", look_for_owner)
    monkeypatch.setattr(absence, "_look_for_person", look_for)
    monkeypatch.setattr(absence, "open_check_in", lambda _: None)
    monkeypatch.setattr(absence, "waited_for", lambda *_: ("U0BEN",))
    ports = SimpleNamespace(store=SimpleNamespace(load=load), flows=SimpleNamespace(pinned=pinned))

    await absence.look_for_all(SimpleNamespace(ports=ports), HERE, "a1")

    assert "U0BEN" in looked
    assert len(set(looked) & set(AWAY)) == absence.MOST


async def test_an_owner_who_is_not_among_those_that_can_be_read_has_not_left():
    class Members:
        whole = True

        async def is_in(self, _installation: Any, _channel: str, person: str) -> bool:
            return person == "U0BOT"

        async def is_read_whole(self, *_: Any) -> bool:
            return self.whole

    parts = SimpleNamespace(members=Members(), me=SimpleNamespace(bot_user="U0BOT"))
    assert await absence.has_left(parts, HERE, "C0ROOM0001", "U0ANA")

    parts.members.whole = False

    assert not await absence.has_left(parts, HERE, "C0ROOM0001", "U0ANA")

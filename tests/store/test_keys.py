"""Keys: no id can name a key it was not meant to, and all keys of an installation live in one slot."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.crc import key_slot

from bot.store import keys
from bot.store.keys import TABLE, WORK_ENGINE, NotAKeyError

PARTS = {
    "installation": "T0",
    "assessment": "a1",
    "channel": "C1",
    "person": "U1",
    "of": "a1",
    "flow": "f1",
    "day": "20000",
    "ts": "1764000000.000100",
    "method": "chat.postMessage",
    "draft": "undo:U1:1",
}


def example(kind: keys.Kind) -> str:
    return kind.key(**{name: PARTS[name] for name in re.findall(r"<(\w+)>", kind.pattern)})


def test_every_kind_goes_some_day_or_says_why_it_stays():
    assert [kind.pattern for kind in TABLE if bool(kind.goes) == bool(kind.stays)] == []


def test_every_kind_of_the_work_engine_goes_or_says_why_it_stays_and_is_none_of_ours():
    assert [kind.pattern for kind in WORK_ENGINE if not (kind.goes or kind.stays)] == []
    for kind in WORK_ENGINE:
        key = kind.pattern.replace("<task>", "deliver/T0/a1").replace("<worker>", "host#1")
        assert [each.pattern for each in (*TABLE, *WORK_ENGINE) if each.matches(key)] == [kind.pattern]


def test_the_table_lists_every_kind_of_key():
    assert {id(kind) for kind in vars(keys).values() if isinstance(kind, keys.Kind)} == {id(kind) for kind in TABLE}


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.pattern)
def test_a_key_is_of_its_own_kind_and_no_other(kind: keys.Kind):
    assert [each.pattern for each in TABLE if each.matches(example(kind))] == [kind.pattern]


def test_all_keys_of_an_installation_are_in_one_slot():
    slots = {key_slot(example(kind).encode()) for kind in TABLE if "<installation>" in kind.pattern}

    assert slots == {key_slot(b"T0")}


def test_a_prefix_begins_the_key_and_ends_behind_the_hash_tag():
    prefix = keys.ROOT.prefix(installation="T0")

    assert prefix == "ft:{T0}:root:"
    assert example(keys.ROOT).startswith(prefix)


@pytest.mark.parametrize(
    "wrong", ["", "a}", "{a", "a:b", "a b", "a\n", "a\0", "a/b", "*", "a" * 65, "é", "a1\n", "T0}:state:a1"]
)
@pytest.mark.parametrize("part", ["installation", "assessment"])
def test_what_could_name_another_key_is_refused(part: str, wrong: str):
    with pytest.raises(NotAKeyError, match=f"cannot be the {part} of a key"):
        keys.STATE.key(**{"installation": "T0", "assessment": "a1", part: wrong})


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_two_drafts_share_a_key(one: str, other: str):
    try:
        written = [keys.DRAFT.key(installation="T0", draft=draft) for draft in (one, other)]
    except NotAKeyError:
        return

    assert (written[0] == written[1]) == (one == other)
    assert all(keys.DRAFT.matches(key) for key in written)

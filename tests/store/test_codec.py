"""Saved bytes: what was written in a released format is read for ever, and what is newer is recognised."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from contracts.store_contract import FULL, NOW, fresh

from bot.store import codec
from bot.usecases.ports import Receipt, TrailEntry

LONG_AGO = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SHORT_ONE = bytes.fromhex(
    "32ab56ca0465ff4443ec490e3951a65108d0923cc4790606209b11f90259142d4b61934278c4d050d7c838c4c012e2f9"
    "28507a8667cf92c4f47460d200e500587631ae0500"
)
PLAIN_ONE = (
    b'1{"id":"a1","flow":"readiness","flow_hash":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
    b'ffffffff","channel":"C0000000001","owner":"U0000000001","started_by":"U0000000001","started_at":"202'
    b'6-11-23T09:00:00Z","subject":"tagging","version":3}'
)


def test_an_assessment_comes_back_as_it_was():
    assert codec.decode(codec.encode(FULL)) == FULL


def test_an_assessment_of_the_first_formats_is_still_read():
    read = replace(fresh("a1", version=3, subject="tagging"), started_at=LONG_AGO)

    assert codec.decode(SHORT_ONE) == read
    assert codec.decode(PLAIN_ONE) == read


def test_a_trail_entry_comes_back_as_it_was():
    entry = TrailEntry(NOW, 7, {"event": "Answered", "answers": {"a": {"value": [1, 2.5, "ü", None]}}}, ("why",))

    assert codec.decode_entry(codec.encode_entry(entry)) == entry


def test_an_event_that_is_not_plain_data_is_refused():
    with pytest.raises(TypeError, match="not JSON serializable"):
        codec.encode_entry(TrailEntry(NOW, 1, {"at": NOW}, ()))


def test_a_receipt_comes_back_as_it_was():
    receipt = Receipt("C1", "1764000000.000100", "a hash with spaces")

    assert codec.decode_receipt(codec.encode_receipt(receipt).encode()) == receipt


@pytest.mark.parametrize("text", ["", "short", "long ✓ " * 1000])
def test_a_text_comes_back_as_it_was(text: str):
    assert codec.decode_text(codec.encode_text(text)) == text


def test_a_format_of_a_later_version_is_recognised():
    with pytest.raises(codec.UnknownFormatError, match=r"has format b'9'.*run the version that wrote it"):
        codec.decode(b"9\x00\x01")

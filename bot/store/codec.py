"""Assessments, desks, trail entries and receipts as bytes, and back.

Every saved thing begins with the number of its format, so that one written by a later version is recognised, not
misread. A format, once released, is never changed: a new one is added beside it. That holds for WORDS too.
"""

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from bot.engine.reminders.desk import Desk
from bot.engine.saved.assessment import Assessment
from bot.usecases.ports import Receipt, TrailEntry

PLAIN = b"1"
SHORT = b"2"
LONG_ENOUGH = 100
"""Bytes from which squeezing is worth its time."""

WORDS = (
    b'"seconds","message":"","changed":true,"passed":"skip","passed":"dont_know","reason":"","how":"owner"'
    b',"how":"complete","how":"time","levels":{"":0.5,"":1.0,"":0.0,"":null},"verdicts":[{"at":"","verdict":"","rule":""'
    b'}],"settled":{"":{"value":"","closed":{"at":"","led_to":"","handed":{"","opened":{"","revealed":{"":{"at":"","by"'
    b':null},"asked_again":{"","anyone_here":true,"subject":"","started_by":"U0","started_at":"202","owner":"U0",'
    b'"channel":"C0","flow_hash":"","flow":"readiness","asked":["U0","U0"],"version":1,"answers":{"":{"U0":{"value":["",'
    b'"value":{"","link":"https://","since":"202","b":["opened the section , because every question of the one before '
    b'has an answer","the verdict is , by rule ","revealed , because everyone asked has answered","closed , because '
    b'nothing is open"],"v":1,"e":{"event":"Started","event":"Ticked","event":"Handed","question":"","to":"U0","event":'
    b'"SplitSettled","event":"VoteCalled","event":"Undone","before":{"value":"yes","event":"Answered","by":"U0",'
    b'"answers":{"":{"value":"no","at":"2026-01-01T00:00:00.000000Z"},"U0":{"value":1,"at":"2026-'
)
"""What most saved things say, for the squeezing to refer to; what is likely stands last."""

_assessments = TypeAdapter(Assessment)
_desks = TypeAdapter(Desk)
_entries = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class UnknownFormatError(Exception):
    """Something saved was written by a version of ftready that this one does not know."""


def encode(assessment: Assessment) -> bytes:
    """Write an assessment; what is at its default is left out."""
    return _pack(_assessments.dump_json(assessment, exclude_defaults=True))


def decode(saved: bytes) -> Assessment:
    """Read an assessment. Raises UnknownFormatError."""
    return _assessments.validate_json(_unpack(saved))


def encode_desk(desk: Desk) -> bytes:
    """Write a desk; what is at its default is left out."""
    return _pack(_desks.dump_json(desk, exclude_defaults=True))


def decode_desk(saved: bytes) -> Desk:
    """Read a desk. Raises UnknownFormatError."""
    return _desks.validate_json(_unpack(saved))


def encode_entry(entry: TrailEntry) -> bytes:
    """Write a trail entry, whose event is plain data."""
    written: dict[str, Any] = {"e": dict(entry.event), "v": entry.version, "at": _write_time(entry.at)}
    if entry.because:
        written["b"] = entry.because
    return _pack(_entries.encode(written).encode())


def decode_entry(saved: bytes) -> TrailEntry:
    """Read a trail entry. Raises UnknownFormatError."""
    read = json.loads(_unpack(saved))
    return TrailEntry(datetime.fromisoformat(read["at"]), read["v"], read["e"], tuple(read.get("b", ())))


def encode_receipt(receipt: Receipt) -> str:
    """Write a receipt; the scripts read its first two words."""
    return f"{receipt.channel} {receipt.ts} {receipt.hash}"


def decode_receipt(saved: bytes) -> Receipt:
    """Read a receipt."""
    channel, ts, shown = saved.decode().split(" ", 2)
    return Receipt(channel, ts, shown)


def encode_text(text: str) -> bytes:
    """Write a long text."""
    return _pack(text.encode())


def decode_text(saved: bytes) -> str:
    """Read a long text. Raises UnknownFormatError."""
    return _unpack(saved).decode()


def _write_time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _pack(written: bytes) -> bytes:
    if len(written) < LONG_ENOUGH:
        return PLAIN + written
    squeeze = zlib.compressobj(level=3, wbits=-15, zdict=WORDS)
    return SHORT + squeeze.compress(written) + squeeze.flush()


def _unpack(saved: bytes) -> bytes:
    number, written = saved[:1], saved[1:]
    if number == PLAIN:
        return written
    if number == SHORT:
        return zlib.decompressobj(wbits=-15, zdict=WORDS).decompress(written)
    raise UnknownFormatError(
        f"Something saved in Redis has format {number!r}, which this ftready is too old to know; "
        "run the version that wrote it."
    )

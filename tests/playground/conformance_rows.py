"""The rows of the conformance corpus: one request each, and what Slack answers to it.

A row says `call` (the method), `with` (its arguments; `blocks` alone is a message of those blocks), `as` (json, form,
query or multipart) and either `taken: yes` or `refused:` with the exact error, beside it the lines it `says`. `token`,
`scope`, `without`, `late` and the like say how the world differs from the usual one for this row.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parent / "conformance"
_LONG = re.compile(r"(\d+) times (.)")
_NAMED = re.compile(r"\$([a-z-]+)")


@dataclass(frozen=True)
class Row:
    """One request and its answer."""

    file: str
    says: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.file}: {self.says['what']}"

    @property
    def method(self) -> str:
        return self.says["call"]

    def names(self, *any_of: str) -> bool:
        """Whether the row names one of these."""
        return any(f"${name}" in str(self.says) for name in any_of)

    def arguments(self, world: dict[str, str]) -> dict[str, Any]:
        """Give what is sent, the names of the row put in from the world it is sent to."""
        given = self.says.get("with") or {}
        if "blocks" in self.says:
            given = {"channel": "$room", "text": "x", "blocks": self.says["blocks"]}
        return _filled(given, world)


def rows() -> list[Row]:
    """Read the whole corpus."""
    return [Row(path.stem, row) for path in sorted(CORPUS.glob("*.yml")) for row in yaml.safe_load(path.read_text())]


def _filled(value: Any, world: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return _copies(value, world) if _is_many(value) else {key: _filled(each, world) for key, each in value.items()}
    if isinstance(value, list):
        return [part for each in value for part in (_copies(each, world) if _is_many(each) else [_filled(each, world)])]
    return _named(value, world) if isinstance(value, str) else value


def _is_many(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"copies", "of"}


def _copies(value: dict[str, Any], world: dict[str, Any]) -> list[Any]:
    return [_filled(value["of"], {**world, "n": str(n)}) for n in range(value["copies"])]


def _named(text: str, world: dict[str, Any]) -> Any:
    if long := _LONG.fullmatch(text):
        return long[2] * int(long[1])
    whole = _NAMED.fullmatch(text)
    return world[whole[1]] if whole else _NAMED.sub(lambda name: world[name[1]], text)

"""The cells and rows of the two table blocks."""

from typing import Any

from bot.playground.blockkit import limits, phrases
from bot.playground.blockkit.rich_text import RICH_TEXT
from bot.playground.blockkit.rules import (
    Anything,
    Flag,
    Items,
    Number,
    OrNull,
    Shape,
    String,
    choice,
    everywhere,
)
from bot.playground.blockkit.walk import Place, Rule, Walk

_CELL: dict[str, Rule] = {
    "raw_text": Shape(required={"type": Anything(), "text": String(least=1, counted=True)}, optional={"emoji": Flag()}),
    "raw_number": Shape(required={"type": Anything(), "value": Number()}, optional={"text": String(counted=True)}),
    "rich_text": RICH_TEXT,
}

TABLE_ROWS = Items(Items(everywhere(_CELL), limits.TABLE_COLUMNS, least=1), limits.TABLE_ROWS, least=1)
TABLE_COLUMN = OrNull(Shape(optional={"align": choice("left center right"), "is_wrapped": Flag()}))
DATA_TABLE_ROWS = Items(
    Items(everywhere(_CELL), limits.DATA_TABLE_COLUMNS, least=1),
    limits.DATA_TABLE_ROWS,
    least=limits.DATA_TABLE_LEAST_ROWS,
)


def data_table_is_even(value: dict[str, Any], place: Place, walk: Walk) -> None:
    """Refuse rows of unequal length, formatted header cells and a row header beyond the last column."""
    rows = value["rows"]
    columns = len(rows[0])
    for index, row in enumerate(rows):
        if len(row) != columns:
            walk.refuse(((place, "rows"), index), phrases.UNEQUAL_ROWS)
    for index, cell in enumerate(rows[0]):
        if cell["type"] == "rich_text":
            walk.refuse(((((place, "rows"), 0), index), "type"), phrases.unsupported("rich_text"))
    if value.get("row_header_column_index", 0) >= columns:
        walk.refuse((place, "row_header_column_index"), phrases.too_high(columns - 1))

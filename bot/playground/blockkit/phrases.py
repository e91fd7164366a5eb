"""The phrases of Slack's block validator, each written once.

Recorded from the live service: too_long, too_short, too_many, missing, unknown, unsupported, already_exists,
either, NO_SCHEMA_MATCHES, NOT_AN_OBJECT, INVALID_URL, NEEDS_SUBMIT and ONLY_ONE_TABLE. No record of the
others was found; they are worded alike.
"""

NO_SCHEMA_MATCHES = "failed to match all allowed schemas"
NOT_AN_OBJECT = "must provide an object"
NOT_AN_ARRAY = "must provide an array"
NOT_A_STRING = "must provide a string"
NOT_A_NUMBER = "must provide a number"
NOT_AN_INTEGER = "must provide an integer"
NOT_A_BOOLEAN = "must provide a boolean"
INVALID_URL = "invalid url"
NO_SUCH_VALUE = "must be a valid enum value"
WRONG_FORM = "must match the expected format"
NOT_AN_OPTION = "must exactly match one of the provided options"
NEEDS_SUBMIT = "must define `submit` to use an `input` block in modals"
ONLY_IN_MODAL_INPUT = "must only be defined in an `input` block of a modal"
TOO_MANY_CHARTS = "no more than 2 `data_visualization` blocks allowed"
ONLY_ONE_TABLE = "only_one_table_allowed"
ONE_FOCUS = "only one element may set `focus_on_load`"
UNEQUAL_ROWS = "all rows must have the same number of cells"
REPEATED_CATEGORY = "must contain unique items"
UNEQUAL_SERIES = "must have exactly one point for each category"


def too_long(most: int) -> str:
    """Say that a text has more than `most` characters; Slack names the first length it refuses."""
    return f"must be less than {most + 1} characters"


def too_short(least: int) -> str:
    """Say that a text has fewer than `least` characters."""
    return f"must be more than {least - 1} characters"


def too_many(most: int) -> str:
    """Say that a list has more than `most` items."""
    return f"no more than {most} items allowed"


def too_few(least: int) -> str:
    """Say that a list has fewer than `least` items."""
    return f"no fewer than {least} items allowed"


def too_high(most: int) -> str:
    """Say that a number exceeds `most`."""
    return f"must be less than {most + 1}"


def too_low(least: int) -> str:
    """Say that a number is below `least`."""
    return f"must be more than {least - 1}"


def missing(key: str) -> str:
    """Say that an object lacks a field it must have."""
    return f"missing required field: {key}"


def unknown(key: str) -> str:
    """Say that an object has a field Slack does not know there."""
    return f"invalid additional property: {key}"


def unsupported(kind: str) -> str:
    """Say that this kind of block or element may not stand here."""
    return f"unsupported type: {kind}"


def already_exists(key: str, value: str) -> str:
    """Say that an identifier is taken by an earlier block or element."""
    return f'`{key}` "{value}" already exists'


def either(*keys: str) -> str:
    """Say that one of several fields must be given."""
    return "must define either " + " or ".join(f"`{key}`" for key in keys)


def not_both(one: str, other: str) -> str:
    """Say that two fields exclude each other."""
    return f"must not define both `{one}` and `{other}`"


def needs(key: str, other: str) -> str:
    """Say that a field is only allowed together with another one."""
    return f"must define `{other}` to use `{key}`"


def not_above(low: str, high: str) -> str:
    """Say that the lower bound of a pair lies above the upper one."""
    return f"`{low}` must not be greater than `{high}`"


def not_with(key: str, kind: str) -> str:
    """Say that a field may not be used beside an element of this kind."""
    return f"must not define `{key}` with `{kind}`"


def must_be_greater(than: int) -> str:
    """Say that a number must lie above a bound it may not equal."""
    return f"must be greater than {than}"

"""What the YAML parser complains of, said to a person who never read the YAML specification."""

import yaml

from bot.flow.places import Place, Source

_QUOTE_IT = "put the text in quotes"
_SECOND_COLON = ("a second ': ' in one value, or a key that does not line up", _QUOTE_IT)
_LINE_UP = "give it the same indentation as the keys beside it"

# In this order: what the parser says, what that means, what to write, and whether it is about where something began.
_MEANINGS: tuple[tuple[str, str, str, bool], ...] = (
    ("mapping values are not allowed", *_SECOND_COLON, False),
    ("end of stream", "a quote or bracket that opens here never closes", "close it", True),
    ("unknown escape character", "a backslash in double quotes", "use single quotes, or write '\\\\'", False),
    ("document indicator", "a quote that opens here never closes", "close it", True),
    (
        "expected ',' or '}'",
        "a '{' that opens here does not close as it should",
        "look for a missing comma or '}', and put texts with braces in quotes",
        True,
    ),
    (
        "expected ',' or ']'",
        "a '[' that opens here does not close as it should",
        "look for a missing comma or ']', and put texts with brackets in quotes",
        True,
    ),
    ("could not find expected ':'", "a line that is no key and continues nothing", "write `key: value`", True),
    (
        "expected '-' indicator",
        "this line belongs to no entry of the list above it",
        "begin it with '- ' or indent it",
        False,
    ),
    ("expected key", "this line does not line up with the ones above it", _LINE_UP, False),
    ("block sequence entries are not allowed", "a list cannot begin here", "begin it on a line of its own", False),
    ("alphabetic or numeric character", "a text cannot begin with '*' or '&'", _QUOTE_IT, True),
    ("expected <document start>", "this stands outside the flow", "indent it, or take it out", False),
    ("tag", "a text cannot begin with '!'", _QUOTE_IT, True),
    ("indentation", "this line does not line up with the ones above it", _LINE_UP, False),
)


def explained(error: yaml.YAMLError, text: str, quoted: tuple[Place, Place] | None) -> tuple[Place, str, str]:
    """Say where a syntax error is, what is wrong, and what to write; `quoted` is where a quoted text came before."""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    said = f"{getattr(error, 'problem', None) or error}"
    lines = Source.lines_of(text)
    place = Place.at(mark)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    tab = line.find("\t")
    if tab >= 0 and not line[:tab].strip(" -"):
        return Place(place.line, tab + 1), "a tab in the indentation", "write spaces"
    if quoted and quoted[0].line < quoted[1].line == place.line:
        return quoted[0], f"a quote that opens here closes only in line {place.line}", "close it where the text ends"
    message, fix, at_beginning = _meaning(said, line, place, Place.at(begun))
    return Place.at(begun) if at_beginning and begun else place, message, fix


def _meaning(said: str, line: str, place: Place, begun: Place) -> tuple[str, str, bool]:
    sign = line[place.column - 1 : place.column]
    if sign == ":" and "expected ','" in said and begun.line == place.line:
        return *_SECOND_COLON, False
    if "cannot start any token" in said:
        return f"a text cannot begin with '{sign}'", _QUOTE_IT, False
    if "expected key" in said and line[: place.column - 1].strip():
        return "something stands behind a text or bracket that has closed", "put the whole text in quotes", False
    for part, message, fix, at_beginning in _MEANINGS:
        if part in said:
            return message, fix, at_beginning
    return f"this is not YAML ({said})", "look at the indentation, quotes and brackets here", False

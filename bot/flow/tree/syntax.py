"""What the YAML parser complains of, said to a person who never read the YAML specification."""

import re

import yaml

from bot.flow.places import Place, Source
from bot.flow.syntax_signs import CURLY_QUOTES, ODD_SPACES

_LONGEST = 40
"""Characters of a text up to which it is shown whole."""
_QUOTE_IT = "put the text in quotes"
_SECOND_COLON = "a second ': ' in one value, or a key that does not line up"
_LINE_UP = "give it the same indentation as the keys beside it"
_NOT_LINED_UP = "this line does not line up with the ones above it"
_NO_ENTRY = ("this line belongs to no entry of the list above it", "begin it with '- ' or indent it")

# In this order: what the parser says, what that means, what to write, and whether it is about where something began.
# The fast parser and the one in plain Python do not always use the same words.
_MEANINGS: tuple[tuple[str, str, str, bool], ...] = (
    ("mapping values are not allowed", _SECOND_COLON, _QUOTE_IT, False),
    ("end of stream", "a quote or bracket that opens here never closes", "close it", True),
    ("unknown escape character", "a backslash in double quotes", "use single quotes, or write '\\\\'", False),
    ("decimal number", "a backslash in double quotes", "use single quotes, or write '\\\\'", False),
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
    ("mapping keys are not allowed", "a text cannot begin with '? '", _QUOTE_IT, False),
    ("line break", "a text cannot begin with '>' or '|'", _QUOTE_IT, True),
    ("expected '-' indicator", *_NO_ENTRY, False),
    ("found '?'", *_NO_ENTRY, False),
    ("found '<block mapping start>'", *_NO_ENTRY, False),
    ("expected key", _NOT_LINED_UP, _LINE_UP, False),
    ("expected <block end>", _NOT_LINED_UP, _LINE_UP, False),
    (
        "sequence entries are not allowed",
        "a list cannot begin here",
        "begin it on a line of its own, or put the text in quotes",
        False,
    ),
    ("alphabetic or numeric character", "a text cannot begin with '*' or '&'", _QUOTE_IT, True),
    ("expected <document start>", "this stands outside the flow", "indent it, or take it out", False),
    ("tag", "a text cannot begin with '!'", _QUOTE_IT, True),
    ("indentation", _NOT_LINED_UP, _LINE_UP, False),
)
_KEY = r"[ ]*(?:-[ ]+)*[^\s:#]+:"
# Signs that look right and are not, each with what it is and what to write: found where the parser stumbled over them.
_LOOKALIKES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(rf"(?:[ ]*(?:-[ ]+)*-?|{_KEY}[ ]*)([{ODD_SPACES}])"),
        "a no-break space where YAML wants a plain one",
        "write a space there",
    ),
    (
        re.compile(rf".*?(?:^|[:,\[{{-])[ ]+([{CURLY_QUOTES}])"),
        "a curly quote, which holds no text together",
        "write straight quotes, \" or '",
    ),
    (re.compile(r"[ ]*(?:-[ ]+)*[^\s:]+(\N{FULLWIDTH COLON})"), "a colon that YAML does not know", "write ': '"),
)


def explained(  # noqa: PLR0911 # one slip a line
    error: yaml.YAMLError, text: str, quoted: tuple[Place, Place] | None
) -> tuple[Place, str, str]:
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
    if lookalike := _lookalike(lines, place.line):
        return lookalike
    if quoted and quoted[0].line < quoted[1].line == place.line:
        return quoted[0], f"a quote that opens here closes only in line {place.line}", "close it where the text ends"
    opened = Place.at(begun)
    if "expected ',' or" in said and opened.column == 1 and lines[opened.line - 1].startswith("{"):
        return _in_json(text, place)
    if (before := lines[place.line - 2] if place.line > 1 else "") and _lacks_a_space(said, before, line):
        at = before.index(":") + 2
        return Place(place.line - 1, at), "a space is missing after this colon", "write ': '"
    if begun and "could not find expected ':'" in said:
        return Place.at(begun), *_no_key(lines, Place.at(begun))
    message, fix, at_beginning = _meaning(said, line, place, Place.at(begun))
    if message == _NOT_LINED_UP and (ended := _ends_a_list(lines, place)):
        fix = f"indent line {ended} with what it belongs to, or write the key of this list above it"
        return place, f"an entry below line {ended}, which ends the list before it", fix
    return Place.at(begun) if at_beginning and begun else place, message, fix


def _no_key(lines: tuple[str, ...], place: Place) -> tuple[str, str]:
    """Say what a line may lack that stands where a key belongs."""
    line = lines[place.line - 1]
    if found := re.match(r"(\w+):([^\s/].*)", line[place.column - 1 :]):
        return "a space is missing after the colon", f"write `{found[1]}: {_short(found[2])}`"
    if found := re.match(r"(\w+)[ ]*=[ ]*(\S.*)", line[place.column - 1 :]):
        return "'=' stands where a key has its colon", f"write `{found[1]}: {_short(found[2])}`"
    before = next((each for each in reversed(lines[: place.line - 1]) if each.strip()), "")
    if re.match(rf"[ ]{{{max(place.column - 3, 0)}}}- (?!\w+:)", before):
        return "a line that belongs to no entry of the list above it", "begin it with '- ' as the one before"
    return "a line that is no key and continues nothing", "write `key: value`"


def _ends_a_list(lines: tuple[str, ...], place: Place) -> int | None:
    """Find the line above an entry of a list that stands too far to the left, and so ended the list; the first is 1."""
    if not lines[place.line - 1].startswith("- ", place.column - 1):
        return None
    above = ((at, line) for at, line in enumerate(lines[: place.line - 1], 1) if line.strip(" ")[:1] not in {"", "#"})
    return next((at for at, line in reversed([*above]) if len(line) - len(line.lstrip(" ")) < place.column - 1), None)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _lacks_a_space(said: str, before: str, line: str) -> bool:
    """Whether the line before was to be a key, and made of this one a text that goes on."""
    indented = len(line) - len(line.lstrip())
    return "mapping values" in said and re.match(rf"[ ]{{{indented}}}\w+:[^\s/]", before) is not None


def _lookalike(lines: tuple[str, ...], number: int) -> tuple[Place, str, str] | None:
    """Find a sign that only looks right, in the line where the parser stopped or the one before."""
    for at in (number - 1, number):
        line = lines[at - 1] if 1 <= at <= len(lines) else ""
        for pattern, message, fix in _LOOKALIKES:
            if found := pattern.match(line):
                return Place(at, found.start(1) + 1), message, fix
    return None


def _in_json(text: str, place: Place) -> tuple[Place, str, str]:
    """Say what keeps a file that is one big JSON object from being read."""
    if comment := re.search(r"^[ \t]*(//|/\*)", text, re.MULTILINE):
        return Place.of(text, comment.start(1)), "a comment that is none here", "begin comments with '# '"
    return place, "a comma or a bracket is missing before this", "write a comma, or close what is open"


def _meaning(said: str, line: str, place: Place, begun: Place) -> tuple[str, str, bool]:  # noqa: PLR0911 # one slip a line
    sign = line[place.column - 1 : place.column]
    before = line[: place.column - 1].strip()
    if sign == ":" and "expected ','" in said and begun.line == place.line:
        return "a second ': ' in one value", "put a comma before the key, or the text in quotes", False
    if line.startswith("%") and ("directive" in said or "alphabetic" in said):
        return "a line cannot begin with '%'", "put the text in quotes, or take the sign out", True
    if sign == ":" and "unexpected ':'" in said:
        return "a space is missing after this colon", "write ': '", False
    if sign == ":" and "mapping values" in said and re.fullmatch(r"\w+", before):
        return "this key does not line up with the ones above it", _LINE_UP, False
    if "cannot start any token" in said or "node content" in said:
        return f"a text cannot begin with '{sign}'", _QUOTE_IT, False
    opened = line[: begun.column - 1].rstrip() if begun.line == place.line else ""
    if ("line break" in said or "indicators" in said) and opened[-1:] in {"'", '"'}:
        return "something stands behind a text or bracket that has closed", "put the whole text in quotes", False
    in_a_list = before.strip("- ") and "'-' indicator" in said
    if in_a_list or (before and any(words in said for words in ("expected key", "found '<scalar>'"))):
        return "something stands behind a text or bracket that has closed", "put the whole text in quotes", False
    for part, message, fix, at_beginning in _MEANINGS:
        if part in said:
            return message, fix, at_beginning
    return f"this is not YAML ({said})", "look at the indentation, quotes and brackets here", False

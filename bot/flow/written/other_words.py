"""How other tools call a key or a type of question, and what it is called here."""

from collections.abc import Mapping

from bot.flow.problems import meant
from bot.questions import TYPES

OTHER_KEYS: Mapping[str, tuple[str, ...]] = {
    "choices": ("options",),
    "condition": ("when", "fails"),
    "default": ("otherwise",),
    "description": ("help", "about", "say"),
    "else": ("otherwise",),
    "if": ("when", "fails"),
    "max": ("most",),
    "message": ("say",),
    "min": ("least",),
    "name": ("title", "short"),
    "question": ("ask",),
    "then": ("verdict",),
    "values": ("options",),
}
"""How other tools call a key, and what it is called here where that can stand."""
_YES_OR_NO = frozenset({"bool", "boolean", "checkbox", "yes_no", "yes_or_no", "yesno"})
_OTHER_TYPES: Mapping[str, str] = {
    "date": "text",
    "decimal": "number",
    "dropdown": "choice",
    "enum": "choice",
    "float": "number",
    "int": "number",
    "integer": "number",
    "list": "names",
    "multiple_choice": "choices",
    "multiselect": "choices",
    "percent": "number",
    "radio": "choice",
    "select": "choice",
    "string": "text",
}
"""How other tools call a type, and the type it is here."""


def type_meant(word: str) -> str:
    """Say which type to write in place of one there is not."""
    if word in _YES_OR_NO:
        return "write `type: choice`, and `options: {yes: Yes, no: No}`"
    return f"write `type: {_OTHER_TYPES[word]}`" if word in _OTHER_TYPES else meant(word, TYPES)

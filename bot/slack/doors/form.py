"""What Slack sends as a form, as its fields; a form that is not whole is refused, never read in part.

A press brings the whole message it was made on, all of it percent-encoded. The standard library decodes that escape by
escape in Python, which took longer than deciding what follows from the press.
"""

import re
from urllib.parse import parse_qsl

from pydantic_core import Url

_FIELD = r"[\w.~*+%!'():/,;@$?-]+=[\w.~*+%!'():/,;@$?-]*"
_PLAIN = re.compile(f"{_FIELD}(?:&{_FIELD})*", re.ASCII)
"""Forms in which nothing stands that the reader of an address would take for the end of it, or leave out."""


def read_form(text: str) -> dict[str, str]:
    """Read a form; of a field that comes twice the last counts. Raises ValueError."""
    if _PLAIN.fullmatch(text):
        return dict(Url(f"form:?{text}").query_params())
    return dict(parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text)))

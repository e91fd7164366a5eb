"""The templates, and which of them draws which block and element of Block Kit.

A new block is one file in templates/blocks; a new element one row of _ELEMENTS.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from bot.playground.page.charts import chart_of

HERE = Path(__file__).parent
_TEMPLATES = HERE / "templates"

_BLOCKS = frozenset(path.stem for path in (_TEMPLATES / "blocks").glob("*.html"))
_ELEMENTS: Mapping[str, str] = {
    "button": "button",
    "image": "image",
    "overflow": "overflow",
    "static_select": "select",
    "users_select": "select",
    "channels_select": "select",
    "conversations_select": "select",
    "multi_static_select": "multi_select",
    "multi_users_select": "multi_select",
    "multi_channels_select": "multi_select",
    "multi_conversations_select": "multi_select",
    "checkboxes": "choices",
    "radio_buttons": "choices",
    "datepicker": "typed",
    "timepicker": "typed",
    "plain_text_input": "typed",
    "number_input": "typed",
    "url_text_input": "typed",
    "email_text_input": "typed",
}


def block_template(block: Mapping[str, Any]) -> str:
    """Name the template of a block; one nobody draws gets a plain note."""
    kind = str(block.get("type"))
    return f"blocks/{kind if kind in _BLOCKS else 'unknown'}.html"


def element_template(element: Mapping[str, Any]) -> str:
    """Name the template of an element; one nobody draws gets a plain note."""
    return f"elements/{_ELEMENTS.get(str(element.get('type')), 'unknown')}.html"


def draw(template: str, **given: Any) -> str:
    """Draw a template; whatever it is given as text comes out escaped."""
    return _ENVIRONMENT.get_template(template).render(given)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "block_template": block_template,
        "element_template": element_template,
        "chart_of": chart_of,
    }
    return environment


_ENVIRONMENT = _environment()

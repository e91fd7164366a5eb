"""What can be asked: one file a type, one list of them all, and the closed set of controls that answer them.

Nothing here knows Slack, Redis, a clock or any question of any flow.
"""

from bot.questions.controls import (
    Buttons,
    Checkboxes,
    Control,
    DateBox,
    Entry,
    LinkBox,
    Menu,
    NumberBox,
    PersonMenu,
    TextBox,
)
from bot.questions.options import Option, Options, own_option
from bot.questions.registry import TYPES, QuestionType
from bot.questions.values import Value, Wrong

__all__ = [
    "TYPES",
    "Buttons",
    "Checkboxes",
    "Control",
    "DateBox",
    "Entry",
    "LinkBox",
    "Menu",
    "NumberBox",
    "Option",
    "Options",
    "PersonMenu",
    "QuestionType",
    "TextBox",
    "Value",
    "Wrong",
    "own_option",
]

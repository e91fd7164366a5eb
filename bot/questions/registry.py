"""The list of question types; a new type is a file beside this one and a line here."""

from bot.questions.asked import Asked as QuestionType
from bot.questions.choice import Choice
from bot.questions.choices import Choices
from bot.questions.names import Names
from bot.questions.number import Number
from bot.questions.numbers import Numbers
from bot.questions.text import Text

__all__ = ["TYPES", "QuestionType"]

_ALL: tuple[type[QuestionType], ...] = (Text, Number, Numbers, Choice, Choices, Names)

TYPES = {each.name: each for each in _ALL}

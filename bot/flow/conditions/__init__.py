"""The one language of flow files, for visibility, levels, gates, verdicts and texts; it never runs code or waits.

Read in this order: `scope` (what a condition may speak of), `grammar` (how it is written), `naming` and `reading`
(how it is checked), `tree` (what comes out), `evaluation` and `exact` (how that is evaluated), `reasons` (what made
it hold), `display` (how a value is shown), `language` (conditions, rules and templates).
"""

from bot.flow.conditions.grammar import KEYWORDS
from bot.flow.conditions.language import (
    Condition,
    Rule,
    Template,
    parse_condition,
    parse_rule,
    parse_template,
)
from bot.flow.conditions.naming import FUNCTIONS, QUANTIFIERS
from bot.flow.conditions.scope import Call, Env, Fault, Real, Scope, Value
from bot.questions.kinds import Choice, Choices, Either, Names, Number, Record, Text, Truth
from bot.questions.kinds import Kind as Type

__all__ = [
    "FUNCTIONS",
    "KEYWORDS",
    "QUANTIFIERS",
    "Call",
    "Choice",
    "Choices",
    "Condition",
    "Either",
    "Env",
    "Fault",
    "Names",
    "Number",
    "Real",
    "Record",
    "Rule",
    "Scope",
    "Template",
    "Text",
    "Truth",
    "Type",
    "Value",
    "parse_condition",
    "parse_rule",
    "parse_template",
]

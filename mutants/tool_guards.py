"""The guards of the tools for those who write flows: what the check, the stories and the drawing see."""

from mutants.guard import Guard

_CHECKED = "bot/flows_checked.py"
_TOGETHER = ("tests/edges/test_flows_checked.py",)

TOOL_GUARDS: tuple[Guard, ...] = (
    Guard("a folder of one flow hides its pages", _CHECKED, "if folder in folders or", "if", _TOGETHER),
    Guard("what a broken flow wants is told", _CHECKED, "if not _named(page, wanted)]", "if True]", _TOGETHER),
    Guard("a broken flow is not there", _CHECKED, ", {each.id for each in failed})", ")", _TOGETHER),
)

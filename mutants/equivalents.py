"""Mutants that nothing can tell from the original, each with the reason; a name that is none any more is an error."""

from collections.abc import Mapping

_READINESS = "flows/readiness.yml: "
_WORTH_NOTHING = "an option without a level is worth 0, which is what it says"
_BY_ITSELF = "it is so where a flow does not say"
_LEFT_OUT = (
    *("day", "at", "skip_after_hours", "first_after_days", "pause_after", "watch.most", "watch.offer_after", "remind"),
    *("streaks.stable_weeks.restarts_after", "streaks.calm_weeks.restarts_after"),
    *(f"remind.{key}" for key in ("after_hours", "days", "start", "end", "before_due", "before_expiry")),
)
"""Keys of a check-in that a flow may leave out, written down all the same for whoever reads it."""
_EITHER_WAY = "the two never hold together, or give the same, so their order says nothing"

EQUIVALENT: Mapping[str, str] = {
    _READINESS + name: reason
    for name, reason in {
        "contradictions.would_it_last.when: some(prompt_plateau: value is rising) and some(lasting_failures: "
        "count(value) > -1)": "a list of names has at least one, and words that stand in its place have no count",
        "without sections.task.questions.task_signed.split": (
            "between two answers worth 0 and 1 the split every judgement has is the same"
        ),
        "without sections.evaluation.questions.decider.options.unchecked.level": _WORTH_NOTHING,
        "without sections.fit.questions.request_shape.options.open.level": _WORTH_NOTHING,
        "without sections.fit.questions.motive.options.facts.level": _WORTH_NOTHING,
        "without sections.fit.questions.motive.options.serious.level": _WORTH_NOTHING,
        "without sections.fit.questions.motive.options.serious.guidance": "its question links the same page",
        "without sections.fit.questions.lasting_failures.up_to": "three names are what this type takes by itself",
        "sections.prompt.questions.prompt_plateau.instead.0.level.0 after "
        "sections.prompt.questions.prompt_plateau.instead.0.level.1": _EITHER_WAY,
        "sections.evaluation.questions.baseline.level.0 after "
        "sections.evaluation.questions.baseline.level.1": _EITHER_WAY,
        "rules.weak_section after rules.all_there": _EITHER_WAY,
        "check_in.look_back.level.0 after check_in.look_back.level.1": _EITHER_WAY,
        **{f"without check_in.{key}": _BY_ITSELF for key in _LEFT_OUT},
        "without waivers": _BY_ITSELF,
        "without waivers.longest_days": _BY_ITSELF,
    }.items()
}

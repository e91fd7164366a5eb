"""What a data_visualization block draws: pies, and bars, areas and lines over categories."""

from typing import Any

from bot.playground.blockkit import limits, phrases
from bot.playground.blockkit.rules import Anything, Items, Number, Shape, String, everywhere
from bot.playground.blockkit.walk import Place, Walk

_LABEL = String(limits.CHART_LABEL, least=1)


def _points_follow_categories(value: dict[str, Any], place: Place, walk: Walk) -> None:
    categories = value["axis_config"]["categories"]
    if len(set(categories)) != len(categories):
        walk.refuse(((place, "axis_config"), "categories"), phrases.REPEATED_CATEGORY)
    names: set[str] = set()
    for index, series in enumerate(value["series"]):
        here: Place = ((place, "series"), index)
        if series["name"] in names:
            walk.refuse((here, "name"), phrases.already_exists("name", series["name"]))
        names.add(series["name"])
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            walk.refuse((here, "data"), phrases.UNEQUAL_SERIES)


_PIE = Shape(
    required={
        "type": Anything(),
        "segments": Items(Shape(required={"label": _LABEL, "value": Number(above=0)}), limits.CHART_SEGMENTS, least=1),
    }
)
_OVER_CATEGORIES = Shape(
    required={
        "type": Anything(),
        "series": Items(
            Shape(
                required={
                    "name": _LABEL,
                    "data": Items(
                        Shape(required={"label": _LABEL, "value": Number()}),
                        limits.CHART_CATEGORIES,
                        least=1,
                    ),
                }
            ),
            limits.CHART_SERIES,
            least=1,
        ),
        "axis_config": Shape(
            required={"categories": Items(_LABEL, limits.CHART_CATEGORIES, least=1)},
            optional={
                "x_label": String(limits.CHART_AXIS_LABEL),
                "y_label": String(limits.CHART_AXIS_LABEL),
            },
        ),
    },
    also=(_points_follow_categories,),
)

CHART = everywhere({"pie": _PIE, "bar": _OVER_CATEGORIES, "area": _OVER_CATEGORIES, "line": _OVER_CATEGORIES})

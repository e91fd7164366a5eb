"""Where a part of an answer sheet stands in its file, found by the words in which a mistake names it."""

from bot.flow.places import Place
from bot.flow.tree.nodes import Mapping, Node, Sequence
from bot.flow.tree.reading import Wanted

SHEET = Wanted("sheet", "`owner:` and who owns the check")


def placed(tree: Node, place: str) -> Place:
    """Give line and column of what `answers.days.ana` or `checkins.2` names, or of the last part of it there is.

    What people are called may have points in it, so the longest key that fits is taken. A key itself is pointed at
    where what stands behind it is no text, or where it is all that there is.
    """
    here, at = tree, tree.place
    while place:
        match here:
            case Mapping(entries, keys):
                fits = [key for key in entries if key and (place == key or place.startswith(f"{key}."))]
                if not fits:
                    break
                key = max(fits, key=len)
                here, rest = entries[key], place[len(key) + 1 :]
                at = here.place if not isinstance(here, Mapping | Sequence) and here.text else keys[key].place
            case Sequence(items):
                number, _, rest = place.partition(".")
                if not (number.isdigit() and 1 <= int(number) <= len(items)):
                    break
                here = items[int(number) - 1]
                at = here.place
            case _:
                break
        place = rest
    return at

"""The bot's own sentences in the language of whoever reads them; what has no translation is said in English.

English stands in the code, as the name of each sentence: `say("Waiting for {people}.", people=…)`. The others stand
in `languages`, a file each. Which one is spoken is set at the edge alone, in these places: `Surfaces` for whoever
asks, `Outgoing.draw` for a thread, `sharing` and `canvases` for what is shared in one, `draw_home`, `draw_nudge` and
`draw_held_up` for whom those are of, and where the author of a message, or whoever answered with it, is told of it.
Nothing that is kept or decides is said with this: the core makes `Sentence`s, in English.
"""

from bot.tongue.voice import day_in_short, day_in_words, say, say_many, speaking, spoken, told, weekday_in_words

__all__ = ["day_in_short", "day_in_words", "say", "say_many", "speaking", "spoken", "told", "weekday_in_words"]

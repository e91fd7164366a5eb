"""The guards of the bot's own sentences: who is spoken to in which language, and what is said where there is none."""

from mutants.guard import Guard

_SPEAKING = ("tests/tongue/test_speaking.py",)
_CARDS = ("tests/slack/test_cards_in_languages.py",)
_APP = ("tests/slack/test_app_languages.py",)
_HELD = ("tests/tongue/test_languages_hold_what_the_code_says.py",)
_VOICE = "bot/tongue/voice.py"

TONGUE_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a translation with a name there is not says nothing",
        _VOICE,
        "    except (KeyError, IndexError, ValueError):",
        "    except ZeroDivisionError:",
        _SPEAKING,
    ),
    Guard(
        "what a flow says is taken for a sentence of ours",
        _VOICE,
        "    if not isinstance(text, Sentence):\n        return text",
        "    if not isinstance(text, Sentence):\n        return say(text)",
        _SPEAKING,
    ),
    Guard(
        "what is put into a sentence stays english",
        _VOICE,
        "            shown[name] = told(each)",
        "            pass",
        _SPEAKING,
    ),
    Guard(
        "a language goes on after its reader",
        _VOICE,
        "        _spoken.reset(before)",
        "        pass",
        _SPEAKING,
    ),
    Guard(
        "a file that cannot be read stops the bot",
        "bot/tongue/catalogs.py",
        "    except (OSError, ValueError) as error:",
        "    except ZeroDivisionError as error:",
        _SPEAKING,
    ),
    Guard(
        "a country is another language",
        "bot/tongue/catalogs.py",
        'if each.partition("-")[0] == root)',
        "if each == wanted)",
        _SPEAKING,
    ),
    Guard(
        "a card is in the language of who had it drawn",
        "bot/slack/outgoing.py",
        "with speaking(flow.language):",
        "with contextmanager(lambda: (yield))():",
        _CARDS,
    ),
    Guard(
        "a reminder is in the language of who made it",
        "bot/slack/cards/nudge.py",
        "    with speaking(card.language):\n",
        "    if True:\n",
        _CARDS,
    ),
    Guard(
        "a Home is in the language of who made it",
        "bot/slack/views/home.py",
        "    with speaking(page.language):\n",
        "    if True:\n",
        _CARDS,
    ),
    Guard(
        "who asks is answered in English",
        "bot/slack/surfaces/__init__.py",
        "with speaking(await language_of(self._parts, asked.asker)):",
        'with speaking(""):',
        _APP,
    ),
    Guard(
        "the author of a message is told in the language of who quotes it",
        "bot/slack/surfaces/evidence.py",
        "    with speaking(spoken):\n",
        "    if spoken is not None:\n",
        _APP,
    ),
    Guard(
        "words with something in them in braces of f are passed over",
        "bot/tongue/in_code.py",
        "    if any(isinstance(each, ast.JoinedStr) for each in given):",
        "    if False:",
        _HELD,
    ),
)

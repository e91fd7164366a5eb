"""The guards in `bot/tongue`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_SPEAKING = ("tests/tongue/test_speaking.py",)
_LANGUAGES_HOLD_WHAT_THE_CODE_SAYS = ("tests/tongue/test_languages_hold_what_the_code_says.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/tongue/catalogs.py",
        (
            "a file that cannot be read stops the bot",
            "    except (OSError, ValueError) as error:",
            "    except ZeroDivisionError as error:",
            _SPEAKING,
        ),
        ("a country is another language", 'if each.partition("-")[0] == root)', "if each == wanted)", _SPEAKING),
    ),
    *in_file(
        "bot/tongue/in_code.py",
        (
            "words with something in them in braces of f are passed over",
            "    if any(isinstance(each, ast.JoinedStr) for each in given):",
            "    if False:",
            _LANGUAGES_HOLD_WHAT_THE_CODE_SAYS,
        ),
    ),
    *in_file(
        "bot/tongue/voice.py",
        (
            "a translation with a name there is not says nothing",
            "    except (KeyError, IndexError, ValueError):",
            "    except ZeroDivisionError:",
            _SPEAKING,
        ),
        (
            "what a flow says is taken for a sentence of ours",
            "    if not isinstance(text, Sentence):\n        return text",
            "    if not isinstance(text, Sentence):\n        return say(text)",
            _SPEAKING,
        ),
        (
            "what is put into a sentence stays english",
            "            shown[name] = told(each)",
            "            pass",
            _SPEAKING,
        ),
        ("a language goes on after its reader", "        _spoken.reset(before)", "        pass", _SPEAKING),
    ),
)

"""The files of translations: which there are beside a flow, and which belong to none."""

import re
from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from os.path import isfile, relpath
from pathlib import Path

from bot.flow.problems import Problem
from bot.flow.shapes.shape import LANGUAGE
from bot.flow.translating.wording import TRANSLATIONS, Wording
from bot.folders.files import leads_out, listed, read_text

Pages = MappingOf[str, str] | tuple[Problem, ...]
"""The pages of guidance in a folder by id, or what keeps them from being read."""


def translation_files(folder: Path) -> list[Path]:
    """List the files of the translations beside the flows of a folder."""
    return listed(folder / TRANSLATIONS, "*.yml", "*.yaml")


def is_translation(file: Path) -> bool:
    """Tell of a file somebody names whether it is a translation, by its folder."""
    return file.absolute().parent.name == TRANSLATIONS


def flow_of(file: Path) -> Path | None:
    """Find the flow that a translation is of, by its name."""
    stem = file.name.partition(".")[0]
    folder = file.parent.parent if file.is_absolute() else Path(relpath(file.absolute().parent.parent))
    beside = (folder / f"{stem}{end}" for end in (".yml", ".yaml"))
    return next((each for each in beside if isfile(each)), None)  # noqa: PTH113 - where nobody may look, `is_file` raises


def wordings(pages_in: Callable[[Path], Pages], file: Path, guidance: str) -> dict[str, Wording]:
    """Read the translations of a flow, by the language in their names, each with its pages of guidance."""
    found: dict[str, Wording] = {}
    for each in translation_files(file.parent):
        stem, _, language = each.stem.partition(".")
        if stem == file.stem and _is_named_so(each):
            folder = file.parent / guidance / language
            pages = pages_in(folder)
            text = pages[0] if isinstance(pages, tuple) else _text(each)
            found[language] = Wording(str(each), text, {} if isinstance(pages, tuple) else pages, folder.as_posix())
    return found


def with_those_called(wording: Wording, file: Path, language: str) -> Wording:
    """Add the translations of the flows beside one that calls some, into the same language."""
    beside = (each for each in translation_files(file.parent) if each.name.partition(".")[2] == f"{language}.yml")
    texts = {each.name.partition(".")[0]: _text(each) for each in beside}
    return replace(wording, called={name: text for name, text in texts.items() if isinstance(text, str)})


def _text(file: Path) -> str | Problem:
    """Read a translation, which lies in the folder of the flows itself."""
    if leads_out(file):
        fix = "put the file itself there"
        return Problem(str(file), 1, 1, "this is a link to a file outside the folder of the flows", fix)
    return read_text(file)


def unmet(translations: MappingOf[str, Wording], pages: Collection[str]) -> list[Problem]:
    """List the pages of guidance in another language that there are not in the flow's own."""
    message, fix = "there is no page of this name in the flow's own language", "rename it, or delete it"
    return [
        Problem(wording.page(page), 1, 1, message, fix)
        for wording in translations.values()
        for page in wording.pages
        if page not in pages
    ]


def of_no_flow(file: Path) -> Sequence[Problem]:
    """Tell of a translation whose name leads to no flow and no language."""
    stem = file.name.partition(".")[0]
    if not _is_named_so(file):
        message = "the name of a translation is that of its flow and a language"
        return (Problem(str(file), 1, 1, message, f"call it something like {stem}.de.yml"),)
    if flow_of(file) is None:
        return (Problem(str(file), 1, 1, f"there is no flow {stem}.yml beside this folder", "rename it, or delete it"),)
    return ()


def _is_named_so(file: Path) -> bool:
    """Tell whether a file has the name of a flow and a language."""
    return file.suffix == ".yml" and bool(re.fullmatch(LANGUAGE, file.stem.partition(".")[2]))

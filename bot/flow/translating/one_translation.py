"""One translation of a flow: its texts read, each held against the one it is of, and laid over the flow's tree."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from bot.flow.building.flow import in_other_words
from bot.flow.composing.calls import Whole
from bot.flow.composing.fragments import scalar_in
from bot.flow.guidance import read_guidance
from bot.flow.model.check_in import known_by
from bot.flow.model.flow import Flow, Guidance
from bot.flow.problems import Problem, meant
from bot.flow.shapes.translation import TranslationShape
from bot.flow.translating.called import texts_of_calls
from bot.flow.translating.readable import Part, Text, mark_of, one_line
from bot.flow.translating.wording import Wording
from bot.flow.tree.nodes import Mapping, Node, Path, Scalar, Sequence
from bot.flow.tree.reading import Wanted, read
from bot.flow.vetting.texts import looked_at
from bot.flow.written.file import Written

TRANSLATION = Wanted("translation", "`translation:` and the id of the flow")
NAMED = 3
"""Texts up to which those that are missing are named."""

_HEAD = tuple(TranslationShape.model_fields)
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


@dataclass
class Translating:
    """One translation of one flow on its way."""

    language: str
    wording: Wording
    flow: Flow
    whole: Whole
    words: Part
    file: str
    """The file of the flow."""
    guidance: MappingOf[str, str]
    escapes: bool
    notes: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.written = Written(self.wording.file, {})
        self.texts: dict[Path, Scalar] = {}

    def flow_in(self) -> Flow | None:
        """Give the flow in these words; what is wrong with them is noted."""
        text = self.wording.text
        own = read(text, self.wording.file, TRANSLATION, escapes=self.escapes) if isinstance(text, str) else (text,)
        if isinstance(own, tuple):
            self.written.problems += own
            return None
        head = self._head(own)
        if head is None:
            return None
        looked_at(own, self.written)
        self.texts |= texts_of_calls(
            self.whole, self.words, self.wording.called, self.wording.file, escapes=self.escapes
        )
        self._take(_without_head(own), self.words, "")
        self._note(own, self.words, head)
        return self._built()

    def _head(self, own: Mapping) -> TranslationShape | None:
        """Read what a translation says of itself."""
        said = {key: own.entries[key] for key in _HEAD if key in own.entries}
        head = self.written.part(Mapping(said, {key: own.keys[key] for key in said}, own.place), TranslationShape)
        if head is None:
            return None
        if head.translation != self.flow.id:
            message = f"this stands beside the flow '{self.flow.id}', and says it is of '{head.translation}'"
            self.written.wrong(own.entries["translation"].place, message, f"write `translation: {self.flow.id}`")
        elif head.language != self.language:
            message = f"the language is '{head.language}' here and '{self.language}' in the name of the file"
            self.written.wrong(own.entries["language"].place, message, "write the same in both")
        elif head.language == self.flow.language:
            message = f"the flow itself is written in '{head.language}'"
            self.written.wrong(own.entries["language"].place, message, "write `language:` in the flow if it is not")
        else:
            return head
        return None

    # What is translated.

    def _take(self, own: Mapping, words: Part, inside: str) -> None:
        for key, node in own.entries.items():
            known = words.parts.get(one_line(key))
            if known is None:
                what = f"the flow has no text '{one_line(key)[:60]}'{inside}"
                self.written.wrong(own.keys[key].place, what, meant(one_line(key), words.parts.keys()))
            elif isinstance(known, Part) and isinstance(node, Mapping):
                self._take(node, known, f" under '{one_line(key)[:60]}'")
            else:
                self._take_text(key, node, known)

    def _take_text(self, key: str, node: Node, known: Text | Part) -> None:
        text = known if isinstance(known, Text) else known.only
        if text is None and isinstance(known, Part):
            fix = f"write each by its name: {', '.join(list(known.parts)[:6])}"
            self.written.wrong(node.place, f"'{one_line(key)[:60]}' has several texts", fix)
        elif not isinstance(node, Scalar):
            self.written.wrong(node.place, f"'{one_line(key)[:60]}' is one text", "write it in quotes, in one piece")
        elif not node.text.strip():
            self.written.wrong(node.place, f"'{one_line(key)[:60]}' is empty", "write the text, or take the key out")
        elif text is not None and self._shows_the_same(node, text.written):
            self.texts[text.path] = node

    def _shows_the_same(self, node: Scalar, original: Scalar) -> bool:
        """Tell whether a text puts in what its original does, neither more nor less."""
        there, wanted = _pieces(node.text), _pieces(original.text)
        for piece, at in there.items():
            if piece not in wanted:
                shown = [f"{{{each}}}" for each in wanted]
                fix = meant(f"{{{piece}}}", shown) if shown else "take it out"
                self.written.wrong(node.at(at), f"the text of the flow puts in no '{{{piece}}}' here", fix)
        left_out = [piece for piece in wanted if piece not in there]
        if left_out and there.keys() <= wanted.keys():
            message = f"the text of the flow puts in '{{{left_out[0]}}}', and this does not"
            self.written.wrong(node.place, message, f"write {{{left_out[0]}}} where it belongs")
        return there.keys() == wanted.keys()

    # What comes of it.

    def _built(self) -> Flow | None:
        """Build the flow in these words, and tell what is wrong in the file it stands in."""
        here = {path: scalar_in(text, self.wording.file) for path, text in self.texts.items()}
        aside = Written(self.file, self.guidance)
        made = in_other_words(replace(self.whole, tree=_laid_over(self.whole.tree, here)), aside)
        self.written.problems += (self._told(problem) for problem in aside.problems)
        pages = {**self.flow.guidance, **dict(self._pages())}
        if made is None:
            return None
        return replace(
            made,
            hash=self.flow.hash,
            fragments=self.flow.fragments,
            check_in=known_by(made.check_in, self.flow.check_in),
            language=self.language,
            guidance={id_: pages[id_] for id_ in self.flow.guidance},
        )

    def _told(self, problem: Problem) -> Problem:
        if problem.file == self.wording.file:
            return replace(problem, message=problem.message.replace(f" (used in {self.file})", ""))
        told = f"with these texts, line {problem.line} of {problem.file} is wrong: {problem.message}"
        return Problem(self.wording.file, 1, 1, told, problem.fix)

    def _pages(self) -> Iterator[tuple[str, Guidance]]:
        for id_, text in self.wording.pages.items():
            page = read_guidance(id_, text, self.wording.page(id_), escapes=self.escapes)
            if isinstance(page, Guidance):
                yield id_, page
            else:
                self.written.problems += page

    # What is worth knowing.

    def _note(self, own: Mapping, words: Part, head: TranslationShape) -> None:
        wanted = [(key, text) for key, text in words.texts() if _PIECE.sub("", text.written.text).strip()]
        missing = [key for key, text in wanted if text.path not in self.texts]
        at = own.keys["translation"].place
        if missing:
            named = ", ".join(f"'{key}'" for key in missing[:NAMED]) + (" and more" if len(missing) > NAMED else "")
            message = (
                f"{len(missing)} of {len(wanted)} texts have no translation and are shown in '{self.flow.language}'"
            )
            self.notes.append(Problem(self.wording.file, *at, message, f"write {named}"))
        pages = sorted(self.flow.guidance.keys() - self.wording.pages.keys())
        if self.wording.pages and pages:
            message = f"{len(pages)} of {len(self.flow.guidance)} pages of guidance have no translation"
            self.notes.append(Problem(self.wording.file, *at, message, f"write {pages[0]}.md and the others"))
        mark = mark_of(words)
        if head.of is not None and head.of != mark:
            message = "the flow has other texts than when this was translated"
            # In quotes, for a mark of digits alone is a number to editors, and underlined as one.
            fix = f'look through what changed, then write `of: "{mark}"`'
            self.notes.append(Problem(self.wording.file, *own.entries["of"].place, message, fix))


def _without_head(own: Mapping) -> Mapping:
    entries = {key: each for key, each in own.entries.items() if key not in _HEAD}
    return Mapping(entries, own.keys, own.place)


def _pieces(text: str) -> dict[str, int]:
    """List what a text puts in between braces, each with where it stands first."""
    found: dict[str, int] = {}
    for piece in _PIECE.finditer(text):
        if piece[1] is not None:
            found.setdefault(one_line(piece[1]), piece.start())
    return found


def _laid_over(node: Node, texts: MappingOf[Path, Scalar]) -> Mapping:
    """Give the same tree with other texts at some paths."""
    laid = _laid(node, texts)
    if not isinstance(laid, Mapping):
        raise TypeError(laid)
    return laid


def _laid(node: Node, texts: MappingOf[Path, Scalar]) -> Node:
    if () in texts:
        return texts[()]
    below: dict[str | int, dict[Path, Scalar]] = {}
    for (first, *rest), text in texts.items():
        below.setdefault(first, {})[tuple(rest)] = text
    match node:
        case Mapping(entries):
            return replace(node, entries={key: _laid(each, below.get(key, {})) for key, each in entries.items()})
        case Sequence(items):
            return replace(node, items=tuple(_laid(each, below.get(n, {})) for n, each in enumerate(items)))
        case Scalar():
            return node

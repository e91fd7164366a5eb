"""What a message may hold, wherever it comes from: chat.*, a response URL, or the answer to a command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.playground.api.arguments import Arguments
from bot.playground.blockkit import error_word, problems_in_message
from bot.playground.refusal import Refusal
from bot.playground.workspace.ids import new_block_id
from bot.playground.workspace.model import Json

TEXT_KEPT = 40_000
"""chat.postMessage cuts what is longer."""
TEXT_BYTES = 4_000
"""chat.update and chat.postEphemeral refuse what is longer."""
MARKDOWN_TEXT = 12_000
METADATA_BYTES = 8_000


@dataclass(frozen=True)
class Content:
    """The parts of a message that were given; None for one that was not."""

    text: str | None
    blocks: Sequence[Json] | None
    attachments: Sequence[Json] | None
    metadata: Json | None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing in it would show."""
        return not (self.text or self.blocks or self.attachments)


def read_content(args: Arguments, *, text_bytes: int | None = None) -> Content:
    """Read the parts of a message and refuse what Slack refuses; empty is for the caller to judge."""
    blocks = _list(args, "blocks", "invalid_blocks_format")
    attachments = _list(args, "attachments", "invalid_attachments")
    text = _text(args, blocks)
    if text is not None and text_bytes is not None and len(text.encode()) > text_bytes:
        raise Refusal("msg_too_long")
    if blocks or attachments:
        _check(text, blocks, attachments)
    return Content(
        text=text[:TEXT_KEPT] if text is not None else None,
        blocks=None if blocks is None else with_ids(blocks),
        attachments=None if attachments is None else [_with_block_ids(each) for each in attachments],
        metadata=_metadata(args),
    )


def with_ids(blocks: Sequence[Json]) -> list[Json]:
    """Give every block and control an id where the app gave none, as Slack does."""
    return [_with_id(block) for block in blocks]


def _with_id(block: Json) -> Json:
    made: Json = {} if block.get("block_id") else {"block_id": new_block_id()}
    for key in ("element", "accessory"):
        if isinstance(element := block.get(key), dict):
            made[key] = _named(element)
    if block.get("type") in {"actions", "context_actions"}:
        made["elements"] = [_named(element) for element in block.get("elements") or ()]
    if "child_blocks" in block:
        made["child_blocks"] = with_ids(block["child_blocks"])
    return {**block, **made} if made else block


def _named(element: Json) -> Json:
    if element.get("action_id") or element.get("type") == "image":
        return element
    return {**element, "action_id": new_block_id()}


def _with_block_ids(attachment: Json) -> Json:
    return {**attachment, "blocks": with_ids(attachment["blocks"])} if attachment.get("blocks") else attachment


def _list(args: Arguments, name: str, error: str) -> list[Json] | None:
    found = args.structure(name, error)
    if found is None:
        return None
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Refusal(error)
    return found


def _text(args: Arguments, blocks: Sequence[Json] | None) -> str | None:
    markdown = args.text("markdown_text")
    if not markdown:
        return args.text("text") if "text" in args else None
    if args.text("text") or blocks:
        raise Refusal("markdown_text_conflict")
    if len(markdown) > MARKDOWN_TEXT:
        raise Refusal("msg_too_long")
    return markdown


def _check(text: str | None, blocks: Sequence[Json] | None, attachments: Sequence[Json] | None) -> None:
    given = {"text": text, "blocks": blocks, "attachments": attachments}
    problems = problems_in_message({key: value for key, value in given.items() if value is not None})
    if problems:
        lines = [str(problem) for problem in problems]
        raise Refusal(error_word(problems, "invalid_blocks"), lines, errors=lines)


def _metadata(args: Arguments) -> Json | None:
    metadata = args.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if metadata == {}:
        return {}
    if not isinstance(metadata, Mapping) or not isinstance(metadata.get("event_type"), str):
        raise Refusal("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise Refusal("invalid_metadata_schema")
    if len(str(metadata)) > METADATA_BYTES:
        raise Refusal("metadata_too_large")
    return dict(metadata)

"""Slack's error codes in one table: what each means for whoever called. No other file knows a code."""

from enum import Enum


class Obstacle(Enum):
    """What is in the way of showing a check in its channel, as far as people can do something about it."""

    LOCKED = "its thread is locked"
    ARCHIVED = "its channel is archived"
    UNSEEN = "the bot is not in its channel, or there is none"
    REFUSED = "something else, which its code names"


class NoCanvas(Enum):
    """Why a check is given no canvas, as far as people can do something about it."""

    NONE_HERE = "the workspace has none, or none that stand by themselves"
    NOT_LET = "an admin does not let the app make, change or delete any"
    NO_SCOPE = "the app was installed before it knew canvases"
    REFUSED = "something else, which its code names"


class Meaning(Enum):
    """What an error answer says about the call."""

    HOLD_OFF = "called too often: nothing happened, call again later"
    GONE = "the message is not there"
    FROZEN = "the message stands, and nobody may change it any more"
    STOP = "refused until something changes in Slack: nothing happened"
    WRONG = "refused for what was sent: a fault of ours, nothing happened"
    SO_ALREADY = "what was asked for is so already"
    TOO_LATE = "the moment to open or change this modal has passed: nothing happened"
    NOBODY = "there is no such person, or none we may see"
    AMBIGUOUS = "part of it may have happened"


_CODES: dict[Meaning, tuple[str, ...]] = {
    Meaning.HOLD_OFF: ("ratelimited", "rate_limited", "message_limit_exceeded"),
    Meaning.GONE: ("message_not_found", "cant_delete_message", "canvas_not_found", "canvas_deleted"),
    Meaning.FROZEN: ("cant_update_message", "edit_window_closed"),
    Meaning.STOP: (
        "access_denied",
        "account_inactive",
        "cannot_dm_bot",
        "app_access_restricted",
        "cannot_reply_to_message",
        "canvas_deleting_disabled",
        "canvas_disabled_file_team",
        "canvas_disabled_user_team",
        "canvas_editing_locked",
        "canvas_globally_disabled",
        "channel_is_limited_access",
        "channel_not_found",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "feature_not_enabled",
        "file_type_not_allowed",
        "file_upload_size_restricted",
        "file_uploads_disabled",
        "file_uploads_except_images_disabled",
        "free_team_canvas_tab_already_exists",
        "free_teams_cannot_create_non_tabbed_canvases",
        "free_teams_cannot_create_standalone_canvases",
        "free_teams_cannot_edit_standalone_canvases",
        "invalid_auth",
        "is_archived",
        "is_inactive",
        "messages_tab_disabled",
        "missing_scope",
        "no_permission",
        "not_enabled",
        "not_allowed_token_type",
        "not_authed",
        "not_in_channel",
        "org_login_required",
        "posting_to_channel_denied",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "storage_limit_reached",
        "team_access_not_granted",
        "team_added_to_org",
        "team_not_found",
        "team_tier_cannot_create_channel_canvases",
        "thread_locked",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
        "user_not_in_channel",
    ),
    Meaning.SO_ALREADY: ("already_reacted", "no_reaction", "already_in_channel"),
    Meaning.TOO_LATE: (
        "exchanged_trigger_id",
        "expired_trigger_id",
        "hash_conflict",
        "invalid_trigger_id",
        "not_found",
        "trigger_exchanged",
        "trigger_expired",
        "view_not_found",
    ),
    Meaning.NOBODY: ("user_not_found", "user_not_visible", "users_not_found"),
    Meaning.WRONG: (
        "canvas_creation_failed",
        "canvas_editing_failed",
        "canvas_too_large",
        "invalid_arguments",
        "invalid_attachments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_parameters",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "push_limit_reached",
        "view_too_large",
    ),
    Meaning.AMBIGUOUS: (
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "update_failed",
    ),
}
_MEANINGS = {code: meaning for meaning, codes in _CODES.items() for code in codes}

UNSEEN_CHANNEL = frozenset({"channel_not_found", "not_in_channel"})
"""Said of a channel that is not there, or that the bot may not see because it is not in it."""
_OBSTACLES: dict[str, Obstacle] = {
    "thread_locked": Obstacle.LOCKED,
    "restricted_action_thread_locked": Obstacle.LOCKED,
    "is_archived": Obstacle.ARCHIVED,
    "is_inactive": Obstacle.ARCHIVED,
    **dict.fromkeys(UNSEEN_CHANNEL, Obstacle.UNSEEN),
}
_NO_CANVAS: dict[str, NoCanvas] = {
    **dict.fromkeys(
        (
            "canvas_disabled_file_team",
            "canvas_disabled_user_team",
            "canvas_globally_disabled",
            "feature_not_enabled",
            "free_team_canvas_tab_already_exists",
            "free_teams_cannot_create_non_tabbed_canvases",
            "free_teams_cannot_create_standalone_canvases",
            "free_teams_cannot_edit_standalone_canvases",
            "team_tier_cannot_create_channel_canvases",
        ),
        NoCanvas.NONE_HERE,
    ),
    **dict.fromkeys(("restricted_action", "no_permission", "access_denied"), NoCanvas.NOT_LET),
    "missing_scope": NoCanvas.NO_SCOPE,
}


def no_canvas_because(code: str) -> NoCanvas:
    """Say why there is no canvas."""
    return _NO_CANVAS.get(code, NoCanvas.REFUSED)


def obstacle_of(code: str) -> Obstacle:
    """Say what keeps a check from being shown."""
    return _OBSTACLES.get(code, Obstacle.REFUSED)


def meaning_of(code: str) -> Meaning:
    """Say what an error code means; one nobody has heard of may mean anything."""
    return _MEANINGS.get(code, Meaning.AMBIGUOUS)

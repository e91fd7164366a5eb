"""Every number of Block Kit, once. Where sources differ the smaller stands: what passes here passes in Slack.

Sources: T = @slack/types, S = slack_sdk models, D = docs.slack.dev reference/block-kit, J = java-slack-sdk,
B = slackblocks' limit table, L = recorded from the live service. "or N" is what another source says.
"""

# Whole messages and views
MESSAGE_BLOCKS = 50  # D blocks, L
MESSAGE_BLOCK_TEXT = 13_172  # L (bolt-js #2509): 13,172 to 13,297, undocumented
MESSAGE_ATTACHMENTS = 100  # D chat.postMessage
MESSAGE_CHARTS = 2  # B
MESSAGE_TABLES = 1  # D table-block
MARKDOWN_TEXT = 12_000  # D chat.postMessage, markdown block; summed over all markdown blocks
VIEW_BLOCKS = 100  # D surfaces/modals, S
VIEW_BYTES = 250_000  # D views.open: 250 kB
VIEW_PRIVATE_METADATA = 3000  # D surfaces/modals, L
VIEW_CALLBACK_ID = 255  # D surfaces/modals
VIEW_EXTERNAL_ID = 255  # D surfaces/modals
VIEW_TITLE = 24  # D surfaces/modals; also submit and close
BLOCK_ID = 255  # T
ACTION_ID = 255  # T
TEXT = 3000  # T text objects; at least 1 character, L

# Blocks
ACTIONS_ELEMENTS = 25  # T
ALERT_TEXT = 200  # J
CARD_TITLE = 150  # J; also subtitle
CARD_BODY = 200  # J; also subtext
CARD_ACTIONS = 2  # or 3 (J, B)
CAROUSEL_CARDS = 10  # J
CONTAINER_TITLE = 150  # S, D container-block; also subtitle
CONTAINER_BLOCKS = 10  # S
CONTEXT_ELEMENTS = 10  # T
CONTEXT_ACTIONS_ELEMENTS = 5  # S
DATA_TABLE_ROWS = 101  # D data-table-block, with the header row; or 201 (B)
DATA_TABLE_LEAST_ROWS = 2  # D
DATA_TABLE_COLUMNS = 20  # D
DATA_TABLE_TEXT = 10_000  # D; or 20,000 (B)
DATA_TABLE_PAGE = 100  # D
CHART_TITLE = 50  # B
CHART_SEGMENTS = 6  # older copy of D; or 12 (B)
CHART_SERIES = 6  # older copy of D; or 12 (B)
CHART_CATEGORIES = 20  # B
CHART_LABEL = 20  # B
CHART_AXIS_LABEL = 50  # B
HEADER_TEXT = 150  # T
HEADER_LEVEL = 4  # D header-block
IMAGE_ALT_TEXT = 2000  # S
IMAGE_URL = 3000  # S
IMAGE_TITLE = 2000  # S
INPUT_LABEL = 2000  # T
INPUT_HINT = 2000  # T
PLAN_TASKS = 50  # B
LIST_INDENT = 8  # T
RICH_TEXT_BORDER = 1  # T
SECTION_FIELDS = 10  # T
SECTION_FIELD = 2000  # T
TABLE_ROWS = 100  # D table-block
TABLE_COLUMNS = 20  # D table-block
TABLE_TEXT = 10_000  # D table-block
VIDEO_TITLE = 199  # T "less than 200"; or 200 (B)
VIDEO_AUTHOR = 49  # T "less than 50"; or 50 (B)
VIDEO_DESCRIPTION = 200  # B
VIDEO_PROVIDER = 50  # B
VIDEO_TITLE_URL = 2000  # B; also the provider's icon

# Elements and the objects inside them
BUTTON_TEXT = 75  # T
BUTTON_VALUE = 2000  # T
BUTTON_URL = 3000  # T
ACCESSIBILITY_LABEL = 75  # T
AGENT_PROMPT = 4000  # S
VISIBLE_TO = 10  # S
OPTIONS = 100  # T; also option_groups and the options of each group
CHOICE_OPTIONS = 10  # T; checkboxes and radio buttons, L
OVERFLOW_OPTIONS = 5  # S, B
OPTION_TEXT = 75  # T, L
OPTION_VALUE = 150  # S, B; 75 in older text of T
OPTION_DESCRIPTION = 75  # T
OPTION_URL = 3000  # T
OPTION_GROUP_LABEL = 75  # T
PLACEHOLDER = 150  # T
CONFIRM_TITLE = 100  # T
CONFIRM_TEXT = 300  # T
CONFIRM_BUTTON = 30  # T; confirm and deny
TYPED_TEXT = 3000  # T; the bound of both min_length and max_length
RICH_INPUT_LINES = 100  # B
FILES = 10  # T
TRIGGER_ACTIONS = 2  # T

"""Slack's numbers that drawing has to keep, once; where sources disagree the smaller one stands."""

# Messages
MESSAGE_BLOCKS = 50
MESSAGE_BLOCK_TEXT = 12_500
"""Characters of all block text; Slack refuses somewhere near 13,200 and does not say where."""
FALLBACK_BYTES = 4000
"""UTF-8 bytes of the `text` beside blocks that chat.update and chat.postEphemeral still take."""

# Views
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
VIEW_TITLE = 24
PRIVATE_METADATA = 3000

# Blocks
TEXT = 3000
HEADER = 150
INPUT_LABEL = 2000
INPUT_HINT = 2000
FIELDS = 10

# Elements
ID = 255
BUTTON_TEXT = 75
BUTTON_URL = 3000
ACCESSIBILITY_LABEL = 75
OPTIONS = 100
OPTION_TEXT = 75
OPTION_VALUE = 150
CHECKBOXES = 10
PLACEHOLDER = 150
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
TYPED = 3000

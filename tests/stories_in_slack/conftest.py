"""Stories in Slack are tried on the shipped flows, and on the small flow of the other tests of stories."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "stories"))

"""The engine is tried on flows of its own, in `kept`, and on small ones that the tests of flows write."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("flows", "flow")]

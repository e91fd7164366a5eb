"""The engine is tried on the shipped flows, with the READY answers of their own tests."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("flows", "flow")]

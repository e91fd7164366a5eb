"""Proofs are tried on the shipped flows and on the small one of their own tests."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "flow")]

"""Properties are tried on the shipped flows, with the sheets and the steps of their own tests."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "flows"), str(Path(__file__).parents[1] / "engine")]
sys.path.append(str(Path(__file__).parents[1] / "flow"))

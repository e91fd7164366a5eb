"""The scopes that manifest.yml asks for, where that file is at hand."""

from pathlib import Path

import yaml

MANIFEST = "manifest.yml"


def scopes_asked_for() -> frozenset[str] | None:
    """Read the scopes of the manifest in this folder or in ftready's own; None where there is none to read."""
    for folder in (Path(), Path(__file__).parents[2]):
        try:
            read = yaml.safe_load((folder / MANIFEST).read_text(encoding="utf-8"))
            return frozenset(read["oauth_config"]["scopes"]["bot"])
        except (OSError, ValueError, yaml.YAMLError, LookupError, TypeError):
            continue
    return None

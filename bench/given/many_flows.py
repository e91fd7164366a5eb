"""Flow files by the hundred, each the size of readiness.yml; they share all their conditions but one."""

import re
from pathlib import Path

from bench.given.samples import FLOWS


def write_flows(folder: Path, number: int) -> list[Path]:
    """Write flows that differ in their ids and in one of their conditions, beside the pages they link."""
    text = (FLOWS / "readiness.yml").read_text(encoding="utf-8")
    (folder / "guidance").mkdir()
    for page in (FLOWS / "guidance").glob("*.md"):
        if re.search(rf"(?<![\w-]){page.stem}(?![\w-])", text):  # one that no flow links would be told
            (folder / "guidance" / page.name).symlink_to(page)
    files = [folder / f"flow-{each}.yml" for each in range(number)]
    for at, file in enumerate(files):
        own = re.sub(r"^flow: \w+$", f"flow: readiness_{at}", text, flags=re.MULTILINE)
        file.write_text(own.replace("value >= 50", f"value >= {50 + at}"), encoding="utf-8")
    return files

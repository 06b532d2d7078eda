"""Write the README's table of what the atlas covers: `python -m tools.coverage`."""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

from explorer import Atlas, load_atlas
from explorer.knowledge.vocabulary import Grade

README = Path(__file__).parent.parent / "README.md"
MARKED = re.compile(r"(?<=<!-- coverage -->\n).*?(?=\n<!-- /coverage -->)", re.DOTALL)


def table(atlas: Atlas) -> str:
    """Count muscles and trigger points by body part and grade, as Markdown."""
    order = list(dict.fromkeys(cell.region for cell in atlas.cells))
    rows: dict[str, list[int]] = defaultdict(lambda: [0] * 7)
    for muscle in atlas.muscles.values():
        for counts in (rows[muscle.regions[0]], rows["all"]):
            counts[0] += 1
            for point in muscle.trigger_points:
                counts[1] += 1
                counts[2 + list(Grade).index(point.grade)] += 1
                counts[6] += point.frequency is not None
    lines = [
        "| where the muscle lies | muscles | trigger points | A | B | C | D | with a count |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {part.replace('-', ' ')} | " + " | ".join(map(str, rows[part])) + " |"
        for part in sorted(rows, key=[*order, "all"].index)
    ]
    others, sources = len(atlas.other_patterns), len(atlas.sources)
    lines += ["", f"{others} other patterns (nerves, joints, organs) and {sources} sources."]
    return "\n".join(lines)


def written(readme: str, atlas: Atlas) -> str:
    """Give the README with the table of today."""
    return MARKED.sub(lambda _: table(atlas), readme)


def main() -> None:
    """Write the table into the README."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    README.write_text(written(README.read_text(encoding="utf-8"), load_atlas()), encoding="utf-8")


if __name__ == "__main__":
    main()

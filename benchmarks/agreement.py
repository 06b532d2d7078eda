"""Score the ranking on studies that no pattern was drawn from: `python -m benchmarks.agreement`.

`studies.yaml` says where pain from a named muscle was felt, in words and cells. The cells are
ranked as a user would mark them, and the place of the muscle counts. Beside it stand two orders
that look at no drawing, and how patterns find themselves (redrawing.py). With --write the table
goes into the README.
"""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from benchmarks import redrawing
from explorer import Atlas, Side, load_atlas, rank

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
MARKED = re.compile(r"(?<=<!-- scores -->\n).*?(?=\n<!-- /scores -->)", re.DOTALL)
ABSENT = 10**6
FIRST = (1, 3, 7)  # the page shows seven cards


class Study(BaseModel):
    """Where pain from a muscle was felt, in a publication that drew no pattern of that muscle."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    authors: str
    year: int | None = None
    title: str
    container: str | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    read: Literal["full-text", "abstract", "excerpt", "record"]
    muscles: tuple[str, ...] = Field(min_length=1)
    how: Literal["pressed", "injected", "needled", "drawn", "treated"]
    kind: Literal["experiment", "series", "trial", "case-report"]
    n: int | None = None
    felt: tuple[str, ...] = Field(min_length=1)
    words: str


def studies() -> tuple[Study, ...]:
    """Read the studies."""
    text = (HERE / "studies.yaml").read_text(encoding="utf-8")
    return tuple(Study.model_validate(record) for record in yaml.safe_load(text))


def place(order: list[str], muscles: tuple[str, ...]) -> int:
    """Place, from 1, of the first of a study's muscles in an order."""
    return next((i for i, name in enumerate(order, start=1) if name in muscles), ABSENT)


def ranked(atlas: Atlas, study: Study) -> list[str]:
    """Order the muscles of the person's right side by a study's cells."""
    return [m.muscle.id for m in rank(atlas, study.felt) if m.side is Side.RIGHT]


def by_frequency(atlas: Atlas) -> list[str]:
    """Order the muscles by counted frequency alone."""
    def counted(muscle: str) -> float:
        points = atlas.muscles[muscle].trigger_points
        return max((p.frequency.percent for p in points if p.frequency), default=0.0)

    return sorted(atlas.muscles, key=lambda m: (-counted(m), m))


def at_random(atlas: Atlas, study: Study, first: int) -> float:
    """Chance that one of a study's muscles is among the first of a shuffled list."""
    others = len(atlas.muscles) - len(study.muscles)
    missed = 1.0
    for i in range(first):
        missed *= max(0, others - i) / (len(atlas.muscles) - i)
    return 1 - missed


def row(name: str, shares: list[float], middle: str = "") -> str:
    """One line of the table."""
    return f"| {name} | " + " | ".join(f"{share:.0%}" for share in shares) + f" | {middle} |"


def scored(name: str, places: list[int]) -> str:
    """One line from the places of the right muscle."""
    shares = [sum(p <= first for p in places) / len(places) for first in FIRST]
    middle = median(places)
    return row(f"{name} (n = {len(places)})", shares, "none" if middle >= ABSENT else f"{middle:g}")


def table(atlas: Atlas, found: tuple[Study, ...]) -> str:
    """Give the table of both benchmarks as Markdown."""
    single = [s for s in found if len(s.muscles) == 1]
    groups = [s for s in found if s.kind != "case-report"]
    places = {s.id: place(ranked(atlas, s), s.muscles) for s in found}
    frequent = by_frequency(atlas)
    lines = [
        (f"{datetime.now(tz=UTC).date()}, {len(atlas.patterns.keys)} patterns of "
         f"{len(atlas.muscles)} muscles."),
        "",
        "| drawn | right muscle first | in the first 3 | in the first 7 | median place |",
        "|---|---|---|---|---|",
        scored("**studies that drew no pattern**", list(places.values())),
        scored("… that name one muscle", [places[s.id] for s in single]),
        scored("… of groups of people, no case reports", [places[s.id] for s in groups]),
        scored("the same studies, by counted frequency alone",
               [place(frequent, s.muscles) for s in found]),
        row("the same studies, in random order",
            [sum(at_random(atlas, s, f) for s in found) / len(found) for f in FIRST]),
    ]
    for target in redrawing.NOISE:
        name = "own essential zone" if target == 1 else f"… redrawn, Jaccard {target:g}"
        lines.append(scored(name, redrawing.scores(atlas, target)))
    return "\n".join(lines)


def main() -> None:
    """Print the table, or write it into the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    parser.add_argument("--each", action="store_true", help="tell the place in each study")
    options = parser.parse_args()
    atlas = load_atlas()
    if options.each:
        for study in studies():
            order = ranked(atlas, study)
            print(f"{place(order, study.muscles):>7}  {study.id}: {', '.join(order[:3])}")
        return
    made = table(atlas, studies())
    if options.write:
        readme = README.read_text(encoding="utf-8")
        README.write_text(MARKED.sub(lambda _: made, readme), encoding="utf-8")
    else:
        print(made)


if __name__ == "__main__":
    main()

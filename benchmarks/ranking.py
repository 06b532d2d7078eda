"""Time a rank over the whole base, and how it grows: `python -m benchmarks.ranking`.

Budget: median at most 5 ms; at ten times the patterns at most 11 times the time.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from statistics import median
from time import perf_counter
from types import MappingProxyType

import numpy as np

from explorer import Atlas, load_atlas, rank
from explorer.knowledge import Patterns

RUNS = 300
MOST_MS, MOST_GROWTH, TIMES = 5.0, 11.0, 10


def larger(atlas: Atlas, times: int) -> Atlas:
    """Repeat every muscle under other ids, each pattern moved to other vertices."""
    muscles = {
        f"{m.id}-{i}": m.model_copy(update={"id": f"{m.id}-{i}"})
        for i in range(times)
        for m in atlas.muscles.values()
    }
    made = replace(atlas, muscles=MappingProxyType(muscles))
    base = atlas.patterns
    rolls = range(0, times * 101, 101)
    made.__dict__["patterns"] = Patterns(
        keys=tuple((f"{m}-{i}", p) for i in range(times) for m, p in base.keys),
        essential=np.concatenate([np.roll(base.essential, r, axis=0) for r in rolls], axis=1),
        spillover=np.concatenate([np.roll(base.spillover, r, axis=0) for r in rolls], axis=1),
    )
    return made


def seconds(atlas: Atlas, drawings: list[list[str]]) -> float:
    """Median time of a rank."""
    rank(atlas, drawings[0])
    times = []
    for marks in drawings:
        start = perf_counter()
        rank(atlas, marks)
        times.append(perf_counter() - start)
    return median(times)


def main() -> int:
    """Print the figures; 1 when a budget is broken."""
    atlas = load_atlas()
    ids = [cell.id for cell in atlas.cells]
    draw = random.Random(1)  # noqa: S311  a benchmark, not a secret
    drawings = [draw.sample(ids, draw.randint(1, 8)) for _ in range(RUNS)]
    once = seconds(atlas, drawings)
    grown = seconds(larger(atlas, TIMES), drawings[: RUNS // 3])
    patterns = len(atlas.patterns.keys)
    print(f"rank over {patterns} patterns, both sides: median {once * 1e3:.2f} ms "
          f"(budget {MOST_MS:g})")
    print(f"over {patterns * TIMES} patterns: {grown * 1e3:.2f} ms, {grown / once:.1f} times "
          f"(budget {MOST_GROWTH:g})")
    return int(once * 1e3 > MOST_MS or grown / once > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())

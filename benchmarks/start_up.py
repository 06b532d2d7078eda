"""Time a cold start to the first answer against importing Dash: `python -m benchmarks.start_up`.

Budget: at most 3 times importing Dash, in the same run.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 7
MOST = 3.0
FIRST_ANSWER = """
from explorer.web import create_app
from explorer.web.state import decode
from explorer.web.answer import answer
app = create_app()
assert answer(app.atlas, decode("#at=right-shoulder-front"))["cards"]
"""


def seconds(code: str) -> float:
    """Time a new Python that runs some code."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def main() -> int:
    """Print the figures; 1 when the budget is broken."""
    seconds("import dash"), seconds(FIRST_ANSWER)  # fill the disk's cache
    ratios, starts = [], []
    for _ in range(RUNS):  # in turn, so that both see the same machine
        dash, first = seconds("import dash"), seconds(FIRST_ANSWER)
        ratios.append(first / dash)
        starts.append(first)
    print(f"start to first answer: median {median(starts):.2f} s, "
          f"{median(ratios):.2f} times importing Dash (budget {MOST:g})")
    return int(median(ratios) > MOST)


if __name__ == "__main__":
    sys.exit(main())

"""Measure the page in a headless Chromium: `python -m benchmarks.page`.

Beside it, in the same run, an empty Dash page, so that the machine's mood can be told apart.
Counts (bytes, requests, nodes, shift) are exact; milliseconds are as noisy as the machine, so
`tests/e2e/test_budgets.py` holds the counts hard and gives milliseconds slack.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.acts import close_ups, layers, strokes, views
from benchmarks.throughput import p95, served
from benchmarks.watched import FLAGS, READY, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CLICKS = 40
SOON = {1: 60, 4: 150}  # ms to paint what a stroke or a switch asks for, by how slow the CPU is
# Bits a second, ms of delay, times slower CPU.
PROFILES = {"desk": (10e6, 40, 1), "mobile": (1.6e6, 150, 4)}


@dataclass(frozen=True)
class Load:
    """A page load: bytes on the wire, requests, ms, nodes, layout shift."""

    bytes: int
    requests: int
    lcp: float
    ready: float
    nodes: int
    shift: float


@dataclass(frozen=True)
class Clicks:
    """Marking places: ms to the painted mark and to the cards; bytes and requests of each."""

    paint: list[float]
    cards: list[float]
    down: list[int]
    requests: list[int]


def load(browser: Browser, address: str, *, profile: str | None = None, ready: str = READY,
         again: bool = False) -> Load:
    """Load a page, or load it a second time."""
    rate, delay, slower = PROFILES.get(profile or "", (0, 0, 1))
    with visiting(browser, slower=slower) as (page, session, wire):
        if profile:
            session.send("Network.emulateNetworkConditions", {
                "offline": False, "latency": delay, "downloadThroughput": rate / 8,
                "uploadThroughput": rate / 8})
        for _ in range(2 if again else 1):
            wire.bytes = wire.requests = 0
            page.goto(address)
            page.locator(ready).first.wait_for(state="attached")
            ready_at = float(page.evaluate("performance.now()"))
            page.wait_for_load_state("networkidle")
        seen = page.evaluate("seen")
        nodes = page.evaluate("document.querySelectorAll('*').length")
        return Load(wire.bytes, wire.requests, seen["lcp"], ready_at, nodes, seen["cls"])


def clicks(browser: Browser, address: str, *, slower: float = 1, count: int = CLICKS) -> Clicks:
    """Mark place after place on the map, waiting for the cards each time."""
    with visiting(browser, slower=slower) as (page, _, wire):
        page.goto(address)
        page.locator(READY).first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        spots = page.evaluate(_SPOTS, count)
        down, requests = [], []
        for turn, (x, y) in enumerate(spots):
            wire.bytes = wire.requests = 0
            page.mouse.move(x, y)
            with page.expect_request_finished(lambda sent: "_dash-update" in sent.url):
                page.mouse.click(x, y)
            page.evaluate(_PAINTED)
            page.evaluate("n => { for (const k of ['paint', 'cards'])"
                          " seen[k].length = Math.min(seen[k].length, n); }", turn + 1)
            down.append(wire.bytes)
            requests.append(wire.requests)
        seen = page.evaluate("seen")
        return Clicks(seen["paint"], seen["cards"], down, requests)


# Some frames later, whatever was answered is on the screen.
_PAINTED = """() => new Promise(done => {
  let frames = 6;
  const next = () => frames-- ? requestAnimationFrame(next) : done();
  next();
})"""
# Middles of places that a pointer really hits there.
_SPOTS = """count => [...document.querySelectorAll('#body-map [role=option]')].map(e => {
  const b = e.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2;
  return document.elementFromPoint(x, y) === e ? [x, y] : null;
}).filter(Boolean).slice(0, count)"""


def main() -> int:
    """Print the figures; 1 when a budget of section 7 of the measurements is broken."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    broken = 0

    def say(what: str, value: float, unit: str, budget: float | None = None) -> None:
        nonlocal broken
        over = budget is not None and value > budget
        broken |= over
        limit = "" if budget is None else f"   (budget {budget:g}{'; OVER' if over else ''})"
        print(f"{what:44} {value:8.4g} {unit}{limit}")

    with (
        served("app:server") as port, served("benchmarks.trivial:server") as empty,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        home, nothing = (f"http://127.0.0.1:{p}/" for p in (port, empty))
        load(browser, home), load(browser, nothing, ready="#to")  # warm both servers
        first, second = load(browser, home), load(browser, home, again=True)
        bare = load(browser, nothing, ready="#to")
        say("first load", first.bytes / 1000, "kB", 500)
        say("  requests", first.requests, "", 18)
        say("  an empty Dash page", bare.bytes / 1000, "kB")
        say("reload", second.bytes / 1000, "kB", 20)
        say("elements", first.nodes, "", 1500)
        say("layout shift", first.shift, "", 0.02)
        for profile, budget in (("desk", 500), ("mobile", 1000)):
            loads = [load(browser, home, profile=profile) for _ in range(3)]
            say(f"largest paint, {profile}", median(x.lcp for x in loads), "ms", budget)
            say(f"map ready, {profile}", median(x.ready for x in loads), "ms")
            other = load(browser, nothing, profile=profile, ready="#to")
            say("  an empty Dash page", other.ready, "ms")
        for slower, budget in ((1, 40), (4, 100)):
            marked = clicks(browser, home, slower=slower)
            say(f"click to painted mark p50, CPU {slower}x", median(marked.paint), "ms")
            say(f"click to painted mark p95, CPU {slower}x", p95(marked.paint), "ms", budget)
            say(f"click to cards p95, CPU {slower}x", p95(marked.cards), "ms",
                120 if slower == 1 else None)
            say("  requests a click, most", max(marked.requests), "", 1)
            say("  bytes a click, most", max(marked.down), "B", 4000)
            drawn = strokes(browser, home, slower=slower)
            say(f"stroke to painted ink p95, CPU {slower}x", p95(drawn.ink), "ms", SOON[slower])
            say(f"stroke to cards p95, CPU {slower}x", p95(drawn.cards), "ms")
            say(f"frame while drawing p95, CPU {slower}x", p95(drawn.frames), "ms",
                20 if slower == 1 else None)
            for what, act in (("view", views), ("close-up", close_ups), ("layer", layers)):
                timed = act(browser, home, slower=slower)
                say(f"{what} switch p95, CPU {slower}x", p95(timed.again), "ms", SOON[slower])
                say("  the first time", timed.first, "ms")
        browser.close()
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())

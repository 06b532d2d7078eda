"""Time what a reader does on the page until it is painted: strokes, views, layers.

The clock starts at the event of the pointer or the key, and stops behind the frame in which what
was asked for is first there. The first time of each counts apart: its data is fetched then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.watched import READY, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

STROKES, SWITCHES = 20, 20
STEPS = 24  # moves of the pointer in a stroke
# `timed(event, ready)` promises the ms from the next event of a kind to the paint of what is ready.
TIMED = """
window.timed = (kind, ready) => new Promise((done, fail) => {
  let from = 0;
  setTimeout(() => fail(new Error(`nothing came of ${kind}: ${ready}`)), 10_000);
  addEventListener(kind, e => { from ||= e.timeStamp; look(); }, {capture: true, once: true});
  const look = () => {
    if (!from || !ready()) return;
    changes.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - from);
      channel.port2.postMessage(0);
    });
  };
  const changes = new MutationObserver(look);
  changes.observe(document, {subtree: true, childList: true, attributes: true});
});
window.frames_of = (kind) => {
  const found = [];
  let last = 0, on = true;
  const next = now => {
    if (last) found.push(now - last);
    last = now;
    if (on) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return new Promise(done => addEventListener(kind, () => { on = false; done(found); },
    {capture: true, once: true}));
};
"""


@dataclass(frozen=True)
class Timed:
    """Something done again and again: ms the first time, and each time after."""

    first: float
    again: list[float]


@dataclass(frozen=True)
class Strokes:
    """Drawing: ms to the outline of the ink and to the cards, and of each frame meanwhile."""

    ink: list[float]
    cards: list[float]
    frames: list[float]


def strokes(browser: Browser, home: str, *, slower: float = 1, count: int = STROKES) -> Strokes:
    """Draw lines on the body, waiting for the answer to each."""
    with visiting(browser, slower=slower) as (page, _, _):
        _open(page, f"{home}#who=clinician")  # no question of safety holds the cards back
        page.get_by_role("button", name="Draw", exact=True).click()
        body = page.locator("#body-map-front .skin")
        left, top, width, height = body.evaluate(
            "e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }"
        )
        ink, cards, frames = [], [], []
        for turn in range(count):
            # Lines across chest, belly and thighs: no two alike, so that nothing is remembered.
            x = left + width * (0.42 + 0.01 * (turn % 7))
            y = top + height * (0.2 + 0.4 * turn / count)
            page.mouse.move(x, y)
            page.mouse.down()
            page.evaluate("() => { window.went = frames_of('pointerup'); }")
            for step in range(1, STEPS):
                page.mouse.move(x + step * width / 160, y + step * height / 300)
            page.evaluate("""() => {
              const d = () => [...document.querySelectorAll('#body-map .drawing')]
                .map(e => e.getAttribute('d')).join();
              const said = () => document.querySelector('.answer')?.textContent;
              const [ink, words] = [d(), said()];
              window.inked = timed('pointerup', () => d() !== ink);
              window.told = timed('pointerup', () => said() !== words);
            }""")
            page.mouse.up()
            ink.append(page.evaluate("() => inked"))
            cards.append(page.evaluate("() => told"))
            frames += page.evaluate("() => went")
        return Strokes(ink, cards, frames)


def views(browser: Browser, home: str, *, slower: float = 1, count: int = SWITCHES) -> Timed:
    """Turn from front and back to the sides and back again, with a mark and a pattern shown."""
    with visiting(browser, slower=slower) as (page, _, _):
        _open(page, f"{home}#at=right-shoulder-front&show=infraspinatus:right")
        front, sides = (page.get_by_role("group", name="View").get_by_role("button").nth(i)
                        for i in (0, 1))
        return _timed(page, [(sides, _placed("right")), (front, _placed("front"))], count)


def close_ups(browser: Browser, home: str, *, slower: float = 1, count: int = SWITCHES) -> Timed:
    """Look at the hands from near and back again."""
    with visiting(browser, slower=slower) as (page, _, _):
        _open(page, f"{home}#at=right-palm")
        row = page.get_by_role("group", name="Close-ups")
        near, far = row.get_by_role("button", name="Hands"), row.get_by_role("button", name="Whole")
        return _timed(page, [(near, _placed("hands-palm")), (far, _placed("front"))], count)


def layers(browser: Browser, home: str, *, slower: float = 1, count: int = SWITCHES) -> Timed:
    """Uncover the outer muscles and cover them again, by key, with a pattern shown."""
    with visiting(browser, slower=slower) as (page, _, _):
        _open(page, f"{home}#show=infraspinatus:right")
        slider = page.get_by_role("slider", name="Layer")
        slider.focus()
        sheets = "document.querySelector('#body-map .sheets:not(.put-away) .sheet') !== null"
        return _timed(page, [("ArrowRight", sheets), ("Home", f"!({sheets})")], count)


def _placed(view: str) -> str:
    return f"document.querySelector('#body-map-{view} .cell') !== null"


def _open(page: Page, address: str) -> None:
    page.add_init_script(TIMED)
    page.goto(address)
    page.locator(READY).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")


def _timed(page: Page, acts: list[tuple[Locator | str, str]], count: int) -> Timed:
    """Do things in turn; each is done when its condition holds."""
    spent = []
    for turn in range(count + 1):
        act, ready = acts[turn % len(acts)]
        kind = "keydown" if isinstance(act, str) else "pointerup"
        page.evaluate(f"() => {{ window.done = timed('{kind}', () => {ready}); }}")
        if isinstance(act, str):
            page.keyboard.press(act)
        else:
            act.click()
        spent.append(page.evaluate("() => done"))
        page.wait_for_load_state("networkidle")
    return Timed(spent[0], spent[1:])

"""A page that watches itself: how it is opened, and what is counted meanwhile. Judges nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
READY = "#body-map [role=option]"
# Kept by the page itself: paints, shifts, and when a mark or a card appeared after a pointer up.
WATCH = """
window.seen = {lcp: 0, cls: 0, up: 0, paint: [], cards: []};
new PerformanceObserver(l => l.getEntries().forEach(e => seen.lcp = e.startTime))
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(l => l.getEntries().filter(e => !e.hadRecentInput)
  .forEach(e => seen.cls += e.value)).observe({type: 'layout-shift', buffered: true});
const painted = (list) => requestAnimationFrame(() => {
  const channel = new MessageChannel(), up = seen.up;
  channel.port1.onmessage = () => { if (up) list.push(performance.now() - up); };
  channel.port2.postMessage(0);
});
addEventListener('pointerup', e => { seen.up = e.timeStamp; }, true);
addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
  const on = s => changes.some(c => (c.target.nodeType === 1 ? c.target : c.target.parentElement)
    ?.closest(s));
  if (changes.some(c => c.attributeName === 'aria-selected')) painted(seen.paint);
  if (on('.answer')) painted(seen.cards);
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true}));
"""


class Wire:
    """Counts what a page receives."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = self.requests = 0
        self._local: set[str] = set()
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.requestServedFromCache", lambda e: self._local.add(e["requestId"]))
        session.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests += 1

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._local:
            self.bytes += round(event["encodedDataLength"])


@contextmanager
def visiting(browser: Browser, *, slower: float = 1) -> Iterator[tuple[Page, CDPSession, Wire]]:
    """Open a page that watches itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    wire = Wire(session)
    if slower > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    try:
        yield page, session, wire
    finally:
        context.close()

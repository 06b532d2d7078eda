"""What a person marks, draws, searches and looks at is in nothing that is written down.

The marks do reach the page's own server, in the bodies of its callbacks: without them it could not
answer. So here it is held that they are there and nowhere else, and that nothing keeps a body.
"""

from __future__ import annotations

import io
import logging
import re
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect
from recording import Kept, Recorder
from test_drawing import draw, over
from werkzeug.serving import make_server

from explorer.web import create_app

SEARCHED = "sciatica"


@contextmanager
def recorded():
    """Serve with everything written down: (address, recorder, log lines)."""
    recorder, kept = Recorder(create_app().server), Kept()
    root = logging.getLogger()
    loud = [(root, root.level), *((logging.getLogger(n), logging.getLogger(n).level)
                                  for n in ("werkzeug", "explorer.web.app"))]
    root.addHandler(kept)
    for logger, _ in loud:
        logger.setLevel(logging.DEBUG)
    server = make_server("127.0.0.1", 0, recorder, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", recorder, kept.lines
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        root.removeHandler(kept)
        for logger, level in loud:
            logger.setLevel(level)


def walk(visit):
    """Do what people do; give the secrets that were told on the way."""
    page = visit.open()
    visit.mark("Right front of shoulder")
    visit.mark("Left front of knee")
    page.get_by_role("button", name="Draw", exact=True).click()
    draw(visit, over(visit, "Right palm of hand"), over(visit, "Right front of upper arm"))
    page.get_by_role("button", name="Tap places", exact=True).click()
    box = page.get_by_role("searchbox", name="Search")
    visit.answered(lambda: box.fill(SEARCHED))
    expect(page.locator(".found")).to_be_visible()
    visit.answered(lambda: box.fill(""))
    visit.answered(lambda: page.locator(".card").first.get_by_role("link").click())
    expect(page.locator("#details-panel")).to_contain_text("Sources")
    expect(page.locator("#body-map .essential").first).to_be_visible()
    expect(page.locator(".card").nth(1)).to_be_visible()
    compare = page.locator(".card").get_by_role("button", name="Compare")
    compare.nth(0).click()
    compare.nth(1).click()
    expect(page.locator(".comparison")).to_contain_text("Only A")
    expect(page.locator("#body-map .compared .most").first).to_be_attached()
    compared = re.search(r"compare=([^&]+)", page.url)[1]
    page.get_by_role("button", name="Stop comparing").click()
    page.get_by_role("button", name="Both sides").click()
    page.get_by_role("slider", name="Layer").press("ArrowRight")
    page.get_by_role("button", name="Copy link to this page").click()
    ink = re.search(r"ink=([^&]+)", page.url)[1]
    shown = re.search(r"show=([^:&]+)", page.url)[1]
    page.get_by_role("link", name="Turn it (3-D)").click()
    expect(page.locator("#turning canvas").first).to_be_attached(timeout=30_000)
    expect(page.locator("#words")).to_contain_text("Marked: ")
    page.get_by_role("link", name="Back to the flat map").click()
    page.reload()
    expect(page.locator("#details-panel")).to_contain_text("Sources")
    page.get_by_role("link", name="Learn").first.click()
    page.wait_for_load_state("networkidle")
    names = {name.split(":")[0] for name in compared.replace("%3A", ":").split(",")}
    return {"right-shoulder-front", "left-knee-front", ink.rpartition(":")[2], SEARCHED,
            shown, *names}


@dataclass(frozen=True)
class Story:
    """One walk: what was told, what the server saw and wrote, what the browser sent and kept."""

    secrets: set[str]
    record: Recorder
    log: list[str]
    sent: list[object]
    errors: list[str]
    kept: dict[str, object]
    home: str


@pytest.fixture(scope="module")
def story(chromium, visitor):
    with recorded() as (home, record, log):
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        sent = []
        context.on("request", lambda request: sent.append(request))  # noqa: PLW0108  no builtins
        visit = visitor(context.new_page(), home)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        secrets = walk(visit)
        kept = visit.page.evaluate("""async () => ({
          local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie,
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        })""")
        kept["cookies"] = context.cookies()
        context.close()
        yield Story(secrets, record, log, sent, visit.errors, kept, home)


def found(secrets, lines):
    """Tell which secrets stand in lines, plain or escaped."""
    plain = [unquote(line) for line in lines]
    return {secret for secret in secrets for line in plain if secret in line}


def test_the_walk_told_the_server_all_of_it_in_bodies(story):
    # Else the facts below would be about nothing.
    assert len(story.secrets) >= 6
    assert found(story.secrets, story.record.bodies) == story.secrets
    assert story.errors == []


def test_no_request_line_query_or_header_tells_it(story):
    assert len(story.record.lines) > 20
    assert found(story.secrets, story.record.lines) == set()


def test_no_request_carries_a_query_or_a_name_for_the_visit(story):
    addresses = [line.splitlines()[0].split()[1] for line in story.record.lines]
    assert [address for address in addresses if "?" in address] == []


def test_no_log_line_tells_it(story):
    assert len([line for line in story.log if "POST" in line]) > 5  # the log was on
    assert found(story.secrets, story.log) == set()


def test_the_server_writes_no_file_and_calls_nobody(story):
    assert story.record.deeds == []


def test_the_recorder_would_have_seen_a_file(tmp_path):
    def keeps(environ, _):
        (tmp_path / "bodies").write_bytes(environ["wsgi.input"].read())
        return []

    spy = Recorder(keeps)
    spy({"REQUEST_METHOD": "POST", "REQUEST_URI": "/", "QUERY_STRING": "", "CONTENT_LENGTH": "1",
         "wsgi.input": io.BytesIO(b"x")}, None)
    assert len(spy.deeds) == 1


def test_no_cookie_is_set_or_sent(story):
    assert "set-cookie" not in {name for name, _ in story.record.replies}
    assert not [line for line in story.record.lines if "HTTP_COOKIE" in line]
    assert story.kept["cookies"] == []
    assert story.kept["cookie"] == ""


def test_the_browser_is_left_with_nothing(story):
    stored = ("local", "session", "databases", "caches", "workers")
    assert [story.kept[name] for name in stored] == [{}, {}, 0, 0, 0]


def test_no_other_host_is_asked(story):
    urls = [request.url for request in story.sent]
    assert [url for url in urls if not url.startswith((story.home, "data:", "blob:"))] == []


def test_an_error_page_repeats_nothing_and_is_not_logged_with_its_body():
    with recorded() as (home, record, log):
        ask = urllib.request.Request(f"{home}/_dash-update-component", b'{"at": "left-chest"}',  # noqa: S310
                                     {"Content-Type": "application/json"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(ask)  # noqa: S310  our own address
        assert "left-chest" not in refused.value.read().decode()
        refused.value.close()
        assert found({"left-chest"}, [*log, *record.lines]) == set()

"""A real server, a real Chromium, and a page that keeps a record of what it did."""

from __future__ import annotations

import re
import shutil
import threading
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from explorer.web import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def address():
    """The explorer, served."""
    server = make_server("127.0.0.1", 0, create_app().server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page, and what went wrong or out on it."""

    page: object
    home: str
    errors: list[str] = field(default_factory=list)
    requests: list[object] = field(default_factory=list)

    def open(self, fragment=""):
        self.page.goto(f"{self.home}/{fragment}")
        self.page.locator("#body-map [role=option]").first.wait_for(state="attached")
        return self.page

    def cell(self, name):
        """The place on the map with a name."""
        return self.page.locator("#body-map").get_by_role("option", name=name, exact=True).first

    def answered(self, act):
        """Do something and wait for the one answer of the server."""
        with self.page.expect_response(re.compile("_dash-update-component")) as reply:
            act()
        return reply.value

    def mark(self, name):
        """Click in the middle of a place, and wait for the cards."""
        return self.answered(lambda: self.cell(name).click())


@pytest.fixture(scope="session")
def visitor():
    """What makes a visit, for who needs a server or a context of their own."""
    return Visit


@pytest.fixture
def visit(chromium, address, request):
    """A page at the width and theme that the test asks for."""
    wanted = getattr(request, "param", {})
    width = wanted.get("width", 1280)
    context = chromium.new_context(
        viewport={"width": width, "height": 844 if width < 600 else 900},
        has_touch=width < 600,
        is_mobile=width < 600,
        color_scheme=wanted.get("theme", "light"),
    )
    seen = Visit(context.new_page(), address)
    seen.page.on("console", lambda said: seen.errors.append(said.text)
                 if said.type == "error" else None)
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("request", lambda sent: seen.requests.append(sent))  # noqa: PLW0108  no builtins
    yield seen
    context.close()
    assert seen.errors == []
    away = [r.url for r in seen.requests if not r.url.startswith((address, "data:", "blob:"))]
    assert away == []

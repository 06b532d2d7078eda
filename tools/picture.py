"""Take the README's picture of the page: `python -m tools.picture` (needs a Chromium)."""

from __future__ import annotations

import shutil
from base64 import b64decode
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tools.screenshots import FLAGS, served

OUT: Final = Path(__file__).parent.parent / "docs" / "page.webp"
SHOWN: Final = "/#at=right-shoulder-front,right-upper-arm-front&show=infraspinatus:right"
WIDTH, HEIGHT, QUALITY = 1280, 860, 80


def main() -> None:
    """Write the picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with served() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce",
            color_scheme="light",
        )
        page = context.new_page()
        page.goto(home + SHOWN)
        page.locator("#body-map .essential").first.wait_for()
        page.locator(".card").first.wait_for()
        page.wait_for_load_state("networkidle")
        taken = context.new_cdp_session(page).send(
            "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
        )
        browser.close()
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(b64decode(taken["data"]))
    print(f"{OUT} ({OUT.stat().st_size / 1000:.0f} kB)")


if __name__ == "__main__":
    main()

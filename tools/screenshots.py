"""Photograph the page at named addresses: `python -m tools.screenshots --out build/screenshots`.

Each address at two widths, light and dark, and once more without colour, as a printer or a person
who sees none has it. It starts its own server and needs a Chromium.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from explorer.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ADDRESSES: Final = {
    "empty": "/",
    "one-mark": "/#at=right-shoulder-front",
    "hand": "/#at=right-palm,right-hand-back",
    "low-back": "/#at=left-low-back,left-buttock-upper&view=back",
    "heart-asks-first": "/#at=left-chest&show=organ-heart:left",
    "infraspinatus": "/#at=right-shoulder-front&show=infraspinatus:right",
    "infraspinatus-clinician": "/#show=infraspinatus:right&who=clinician&view=back",
    "infraspinatus-student": "/#show=infraspinatus:left&who=student&sex=male",
    "latent": "/#show=soleus:right&how=latent&view=back",
    "counted": "/#show=infraspinatus:right&how=counted",
    "nerve": "/#show=nerve-ulnar:right",
    "joint": "/#show=joint-sacroiliac:left&view=back",
    "organ-male": "/#show=organ-heart:left&sex=male",
    "bones": "/#layer=bones&show=supraspinatus:right&view=back",
    "sides": "/#view=right&show=trapezius-upper:right",
    "search": "/#q=tennis%20elbow",
    "region": "/#region=hand",
    "not-understood": "/#at=right-palm,moon&x=1",
    "solid-front": "/solid#at=right-shoulder-front&show=infraspinatus:right",
    "solid-organ": "/solid#show=organ-heart:left&sex=male",
}
WIDTHS: Final = {1280: 900, 390: 844}
THEMES: Final = ("light", "dark")
# No GPU is asked for: pictures are the same on every machine.
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-sync",
                "--disable-component-update", "--hide-scrollbars")
PHONE: Final = 600  # px; a narrower page is on a touch screen, and is taken whole


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", nargs="+", choices=list(ADDRESSES), default=list(ADDRESSES),
                        metavar="NAME", help=f"some of {', '.join(ADDRESSES)}")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with served() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name in options.only:
            for width in WIDTHS:
                for theme in THEMES:
                    photograph(browser, home + ADDRESSES[name], width, theme,
                               options.out / f"{name}-{width}-{theme}")
            print(options.out / f"{name}-*.png")
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """Serve the explorer on a free port."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line a request says nothing here
    server = make_server("127.0.0.1", 0, create_app().server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def photograph(browser: Browser, address: str, width: int, theme: str, out: Path) -> None:
    """Take one page, and in the light theme also without colour."""
    phone = width < PHONE
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if theme == "dark" else "light",
        has_touch=phone, is_mobile=phone, reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    ready = "#turning canvas" if "/solid" in address else "#body-map [role=option]"
    page.locator(ready).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=f"{out}.png", full_page=phone)
    if theme == "light":
        context.new_cdp_session(page).send(
            "Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"}
        )
        page.screenshot(path=f"{out}-grey.png", full_page=phone)
    context.close()


if __name__ == "__main__":
    main()

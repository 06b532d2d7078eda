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
from dataclasses import dataclass
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
    "hands-close": "/#at=right-palm&show=scalene-muscles:right&view=hands-palm",
    "feet-close": "/#at=left-heel&show=soleus:left&view=feet-sole",
    "head-close": "/#at=right-temple&show=trapezius-upper:right&view=head-right",
    "pelvis-close": "/#at=left-buttock-upper&show=piriformis:left&view=pelvis-back&sex=male",
    "compare-three": "/#compare=infraspinatus:right,supraspinatus:right,scalene-muscles:right",
    "two-pains-drawn": "/#ink=front:fmnF3nBnBiF&ink-b=front:flsDlXFqG&pain=b&feel-b=tingling",
    "explain": "/#at=right-shoulder-front,right-palm&show=infraspinatus:right&how=explain",
    "outer-muscles": "/#layer=outer&show=infraspinatus:right&view=back",
    "deep-muscles": "/#layer=deep",
    "density": "/#density=on",
    "spanish": "/es/#at=right-shoulder-front&show=infraspinatus:right",
    "solid-front": "/solid#at=right-shoulder-front&show=infraspinatus:right",
    "solid-organ": "/solid#show=organ-heart:left&sex=male",
}
WIDTHS: Final = {1280: 900, 390: 844}
THEMES: Final = ("light", "dark")
# No GPU is asked for: pictures are the same on every machine.
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-sync",
                "--disable-component-update", "--hide-scrollbars")
SEEN: Final = """async ready => {
  const asked = [...document.querySelectorAll('#body-map image')].map(e => e.href.baseVal);
  const come = await Promise.all(asked.map(src => new Promise(done => {
    const image = new Image();
    image.onload = () => done(image.naturalWidth > 0);
    image.onerror = () => done(false);
    image.src = src;
  })));
  const page = document.documentElement;
  return [document.querySelectorAll(ready).length, come.filter(Boolean).length,
    page.scrollWidth - page.clientWidth];
}"""
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


@dataclass(frozen=True)
class Photograph:
    """What was seen while a page was taken: its files, and what may be wrong with it."""

    files: tuple[Path, ...]
    errors: tuple[str, ...]  # of the console
    shapes: int  # to be pointed at, or one turning body
    pictures: int  # of skin, bones and the like that have arrived
    overflow: int  # px that the page is wider than the screen


def photograph(browser: Browser, address: str, width: int, theme: str, out: Path) -> Photograph:
    """Take one page, and in the light theme also without colour."""
    phone = width < PHONE
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if theme == "dark" else "light",
        has_touch=phone, is_mobile=phone, reduced_motion="reduce",
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    ready = "#turning canvas" if "/solid" in address else "#body-map [role=option]"
    page.locator(ready).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    files = [Path(f"{out}.png")]
    page.screenshot(path=files[0], full_page=phone)
    if theme == "light":
        files.append(Path(f"{out}-grey.png"))
        context.new_cdp_session(page).send(
            "Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"}
        )
        page.screenshot(path=files[1], full_page=phone)
    shapes, pictures, overflow = page.evaluate(SEEN, ready)
    context.close()
    return Photograph(tuple(files), tuple(errors), shapes, pictures, overflow)


if __name__ == "__main__":
    main()

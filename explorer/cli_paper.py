"""The commands `handout` and `visit`: what they can be asked for, and the PDF they then write."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from explorer.body import Sex, Side
from explorer.errors import InvalidDrawing
from explorer.knowledge import load_atlas
from explorer.knowledge.language import in_language
from explorer.words import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

PAPERS = ("a4", "letter")


def add(handout: argparse.ArgumentParser, visit: argparse.ArgumentParser) -> None:
    """Say what the commands take."""
    handout.add_argument("name", nargs="?", default="", metavar="NAME",
                         help="an id: infraspinatus, nerve-ulnar, organ-heart")
    handout.add_argument("--marks", nargs="+", default=[], metavar="CELL",
                         help="marked places instead, with the three patterns most like them")
    handout.add_argument("--site", type=_site, metavar="URL",
                         help="where the explorer is served: adds a link and a QR code")
    handout.set_defaults(run=_handout)
    visit.add_argument("names", nargs="+", metavar="NAME", help="ids of the muscles")
    visit.set_defaults(run=_visit)
    for command in (handout, visit):
        command.add_argument("--side", choices=["right", "left"], default="right")
        command.add_argument("--sex", type=Sex, choices=list(Sex), default=Sex.FEMALE)
        command.add_argument("--paper", choices=PAPERS, default="a4")
        command.add_argument("--language", choices=LANGUAGES, default=ENGLISH)
        command.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _site(words: str) -> str:
    parts = urlsplit(words)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise argparse.ArgumentTypeError(f"{words!r} is no address; write https://…")
    return words.partition("#")[0].rstrip("/") + "/"


def _handout(options: argparse.Namespace) -> int:
    from explorer.paper.drawn import drawing_handout  # noqa: PLC0415  only these commands need typst
    from explorer.paper.handout import handout  # noqa: PLC0415  as above

    if bool(options.name) == bool(options.marks):
        raise InvalidDrawing("name one pattern, or give --marks; not both")
    if options.marks:
        return _write(options, drawing_handout, options.marks, address=_address(options))
    return _write(options, handout, options.name, side=Side(options.side),
                  address=_address(options))


def _visit(options: argparse.Namespace) -> int:
    from explorer.paper.visit import visit_sheet  # noqa: PLC0415  as above

    return _write(options, visit_sheet, options.names, side=Side(options.side))


def _address(options: argparse.Namespace) -> str:
    """Give where the page shows the very same."""
    if not options.site:
        return ""
    from explorer.web.keys import Shown  # noqa: PLC0415  Dash is needed for an address alone
    from explorer.web.state import State, encode  # noqa: PLC0415  as above

    show = Shown(options.name, Side(options.side)) if options.name else None
    state = State(at=tuple(options.marks), show=show, sex=options.sex)
    page = options.site if options.language == ENGLISH else f"{options.site}{options.language}/"
    return f"{page}#{encode(state)}"


def _write(
    options: argparse.Namespace, typeset: Callable[..., bytes], what: object, **more: Any  # noqa: ANN401
) -> int:
    if options.out.suffix.lower() != ".pdf":
        raise InvalidDrawing(f"a sheet is written as .pdf, not {options.out.suffix!r}")
    today = datetime.now(UTC).astimezone().date()
    options.out.write_bytes(typeset(
        in_language(load_atlas(), options.language), what, today=today,
        sex=options.sex, paper=options.paper, **more,
    ))
    print(options.out)  # noqa: T201  a command line talks
    return 0

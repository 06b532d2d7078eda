"""The command `draw`: what it can be asked for, and what it then writes."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.body import Sex, Side, ViewName
from explorer.drawing.scene import PUBLISHED, How
from explorer.errors import InvalidDrawing
from explorer.knowledge import load_atlas


def add(draw: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    draw.add_argument("names", nargs="*", metavar="NAME",
                      help="ids: infraspinatus, nerve-ulnar, organ-heart; side by side")
    draw.add_argument("--marks", nargs="+", default=[], metavar="CELL",
                      help="marked places: right-shoulder-front")
    draw.add_argument("--top", type=int, default=0, metavar="N",
                      help="add the N muscles whose pattern looks most like the marks")
    draw.add_argument("--view", action="extend", type=_views, metavar="VIEW[,VIEW]",
                      help=f"from {', '.join(ViewName)}; several stand side by side")
    draw.add_argument("--sex", type=Sex, choices=list(Sex), default=Sex.FEMALE)
    draw.add_argument("--side", choices=["right", "left"], default="right")
    draw.add_argument("--how", type=How, choices=list(How), default=How.ACTIVE,
                      help="the pain of an active point, of a latent one, as studies counted it, "
                           "or apart from the --marks, which it is to explain")
    draw.add_argument("--together", action="store_true",
                      help="all patterns on one body, not side by side")
    draw.add_argument("--compare", action="store_true",
                      help="two or three patterns on one body, each in its own texture")
    draw.add_argument("--solid", action="store_true", help="a body to turn, as .html")
    draw.add_argument("--out", type=Path, required=True, metavar="FILE.svg|png|html")
    draw.set_defaults(run=_draw)


def _views(words: str) -> list[ViewName]:
    """Read ``front,back``."""
    try:
        return [ViewName(word) for word in words.split(",")]
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; use {', '.join(ViewName)}") from None


def _draw(options: argparse.Namespace) -> int:
    from explorer.drawing.files import write, write_figure  # noqa: PLC0415  only when drawing
    from explorer.drawing.pictures import pictures, wanted  # noqa: PLC0415  only when drawing

    if not options.names and not options.marks:
        raise InvalidDrawing("name at least one pattern, or give --marks")
    if options.how is How.EXPLAIN and not options.marks:
        raise InvalidDrawing("what explains a drawing needs marks: give --marks")
    if options.solid and options.how not in PUBLISHED:
        raise InvalidDrawing("a body to turn is drawn active, latent or counted, or compared")
    atlas, side = load_atlas(), Side(options.side)
    views = options.view or [ViewName.FRONT]
    if options.solid:
        from explorer.drawing.plotly import body_solid  # noqa: PLC0415  half a second to load

        titled = wanted(atlas, options.names, marks=options.marks, top=options.top, side=side)
        write_figure(body_solid(
            atlas, sex=options.sex, marks=options.marks, matches=[one for one, _ in titled],
            view=views[0], how=options.how, compare=options.compare,
        ), options.out)
    else:
        write(pictures(
            atlas, options.names, marks=options.marks, top=options.top, views=views,
            sex=options.sex, side=side, how=options.how, together=options.together,
            compare=options.compare,
        ), options.out)
    print(options.out)  # noqa: T201  a command line talks
    return 0

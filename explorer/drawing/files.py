"""Write drawings to an SVG, PNG or HTML file. Decides by the file's ending, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.drawing.svg import to_svg
from explorer.errors import InvalidDrawing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import plotly.graph_objects as go

    from explorer.drawing.scene import Scene

PNG_WIDTH = 1200  # pixels for one body: sharp across half a printed page
PNG_WIDEST = 3600


def write(scenes: Sequence[Scene], out: Path) -> None:
    """Draw scenes side by side into a file.

    Raises
    ------
    InvalidDrawing
        When the ending is none of .svg, .png and .html.

    """
    match out.suffix.lower():
        case ".svg":
            out.write_text(to_svg(*scenes), encoding="utf-8")
        case ".png":
            out.write_bytes(_png(scenes))
        case ".html":
            from explorer.drawing.plotly import to_figure  # noqa: PLC0415  half a second to load

            write_figure(to_figure(*scenes), out)
        case ending:
            raise InvalidDrawing(f"can't write {ending or 'no ending'!r}; use .svg, .png or .html")


def write_figure(figure: go.Figure, out: Path) -> None:
    """Write a Plotly figure as a page of its own.

    Raises
    ------
    InvalidDrawing
        When the ending is not .html.

    """
    if out.suffix.lower() != ".html":
        raise InvalidDrawing(f"a figure to turn is written as .html, not {out.suffix!r}")
    # The library goes into the file: the page must open without a network.
    figure.write_html(out, include_plotlyjs=True, config={"showSendToCloud": False})


def _png(scenes: Sequence[Scene]) -> bytes:
    from resvg_py import svg_to_bytes  # noqa: PLC0415  only a PNG needs the renderer

    width = min(PNG_WIDTH * len(scenes), PNG_WIDEST)
    return bytes(svg_to_bytes(svg_string=to_svg(*scenes), width=width, background="white"))

"""Write a drawing to an SVG, PNG or HTML file. Decides by the file's ending, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.body import Side
from explorer.drawing.scene import How, Scene, pattern_scene
from explorer.drawing.svg import to_svg
from explorer.errors import InvalidDrawing

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.body import Sex, ViewName
    from explorer.knowledge import Atlas

PNG_WIDTH = 1200  # pixels: sharp across half a printed page


def write(
    atlas: Atlas,
    name: str,
    *,
    view: ViewName,
    sex: Sex,
    side: Side | str,
    out: Path,
    how: How = How.ACTIVE,
) -> None:
    """Draw a muscle, nerve, joint or organ with its pattern into a file.

    Raises
    ------
    UnknownId
        For a name that the atlas does not have.
    InvalidDrawing
        When the ending is none of .svg, .png and .html.

    """
    drawn = pattern_scene(atlas, atlas.subject(name), Side(side), view, sex, how=how)
    match out.suffix.lower():
        case ".svg":
            out.write_text(to_svg(drawn), encoding="utf-8")
        case ".png":
            out.write_bytes(_png(drawn))
        case ".html":
            from explorer.drawing.plotly import to_figure  # noqa: PLC0415  half a second to load

            # The library goes into the file: the page must open without a network.
            to_figure(drawn).write_html(out, include_plotlyjs=True)
        case ending:
            raise InvalidDrawing(f"can't write {ending or 'no ending'!r}; use .svg, .png or .html")


def _png(drawn: Scene) -> bytes:
    from resvg_py import svg_to_bytes  # noqa: PLC0415  only a PNG needs the renderer

    return bytes(svg_to_bytes(svg_string=to_svg(drawn), width=PNG_WIDTH, background="white"))

"""Make a small gallery of pictures into a folder: `python -m examples.gallery FOLDER`.

Each function below is an example to copy: it takes the atlas and gives SVG text or a figure.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer import (
    Atlas,
    Painted,
    Side,
    body_map,
    body_solid,
    load_atlas,
    rank,
    rank_others,
    scene,
    to_figure,
    to_svg,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ARM = ("right-shoulder-front", "right-upper-arm-front", "right-palm")
LEG = ("left-buttock-lower", "left-thigh-back-upper")


def one_muscle(atlas: Atlas) -> str:
    """Draw one muscle's pattern from the back."""
    infraspinatus = Painted(atlas.subject("infraspinatus"), Side.RIGHT)
    return to_svg(scene(atlas, "back", matches=[infraspinatus]))


def four_views(atlas: Atlas) -> str:
    """Draw it from all around, in one file with one legend."""
    infraspinatus = Painted(atlas.subject("infraspinatus"), Side.LEFT)
    return to_svg(*(
        scene(atlas, view, matches=[infraspinatus], sex="male", title=f"Seen from the {view}")
        for view in ("front", "back", "left", "right")
    ))


def a_drawing_and_its_best_matches(atlas: Atlas) -> str:
    """Draw marks, and beside each other the three patterns most like them."""
    return to_svg(*(
        scene(atlas, "front", marks=ARM, matches=[match],
              title=f"{match.side.value} {match.muscle.name}".capitalize())
        for match in rank(atlas, ARM)[:3]
    ))


def look_alikes(atlas: Atlas) -> str:
    """Compare a muscle with a nerve and a joint that can be felt in the same place."""
    names = ("gluteus-minimus", "nerve-root-s1", "joint-sacroiliac")
    return to_svg(*(
        scene(atlas, "back", title=atlas.subject(name).name,
              matches=[Painted(atlas.subject(name), Side.LEFT)])
        for name in names
    ))


def one_trigger_point(atlas: Atlas) -> str:
    """Draw a single trigger point's pattern."""
    point = Painted(atlas.subject("trapezius-upper"), Side.RIGHT, point=1)
    return to_svg(scene(atlas, "right", matches=[point]))


def a_latent_point(atlas: Atlas) -> str:
    """Dim a pattern: sore when pressed, no pain by itself."""
    soleus = Painted(atlas.subject("soleus"), Side.RIGHT)
    return to_svg(scene(atlas, "back", matches=[soleus], how="latent"))


def as_counted(atlas: Atlas) -> str:
    """Shade places by how many people felt pain there."""
    infraspinatus = Painted(atlas.subject("infraspinatus"), Side.RIGHT)
    return to_svg(*(
        scene(atlas, view, matches=[infraspinatus], how="counted") for view in ("front", "back")
    ))


def a_plotly_figure(atlas: Atlas) -> Any:  # noqa: ANN401  Plotly has no types
    """Give a figure for a notebook: hover for words, click anywhere."""
    return body_map(atlas, "back", marks=LEG, matches=rank(atlas, LEG)[:1])


def figures_side_by_side(atlas: Atlas) -> Any:  # noqa: ANN401  as above
    """Give nerves, joints and organs like the drawing in one figure."""
    return to_figure(*(
        scene(atlas, "back", marks=LEG, matches=[match], title=match.pattern.name)
        for match in rank_others(atlas, LEG)[:2]
    ))


def a_body_to_turn(atlas: Atlas) -> Any:  # noqa: ANN401  as above
    """Give the body in 3-D, with marks and the pattern most like them."""
    return body_solid(atlas, marks=ARM, matches=rank(atlas, ARM)[:1], sex="male")


PICTURES: tuple[Callable[[Atlas], Any], ...] = (
    one_muscle,
    four_views,
    a_drawing_and_its_best_matches,
    look_alikes,
    one_trigger_point,
    a_latent_point,
    as_counted,
    a_plotly_figure,
    figures_side_by_side,
    a_body_to_turn,
)


def make(atlas: Atlas, folder: Path) -> list[Path]:
    """Write every picture, and give the files.

    The figures share one file with Plotly's script, so that they open without a network.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for picture in PICTURES:
        drawn = picture(atlas)
        file = folder / f"{picture.__name__.replace('_', '-')}"
        if isinstance(drawn, str):
            file = file.with_suffix(".svg")
            file.write_text(drawn, encoding="utf-8")
        else:
            file = file.with_suffix(".html")
            drawn.write_html(file, include_plotlyjs="directory")
        files.append(file)
    return files


def main() -> None:
    """Make the gallery where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for file in make(load_atlas(), parser.parse_args().folder):
        print(file)


if __name__ == "__main__":
    main()

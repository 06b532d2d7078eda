"""The canonical body: surface, places in words, painted fields, views. Numpy and contourpy only."""

from explorer.body.anatomy import Cell, Landmark, Sex, Side, SurfacePoint, ViewName
from explorer.body.body import Body, load_body
from explorer.body.cameras import CAMERAS, PAIRS, Camera, Part, beside, part_views
from explorer.body.files import DATA
from explorer.body.views import View
from explorer.errors import UnknownPlace

__all__ = [
    "CAMERAS",
    "DATA",
    "PAIRS",
    "Body",
    "Camera",
    "Cell",
    "Landmark",
    "Part",
    "Sex",
    "Side",
    "SurfacePoint",
    "UnknownPlace",
    "View",
    "ViewName",
    "beside",
    "load_body",
    "part_views",
]

"""The page: a Dash app whose whole state is the text after # in its address."""

from __future__ import annotations

from explorer.web.app import create_app, serve

__all__ = ["create_app", "serve"]

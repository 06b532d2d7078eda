"""Where the data files are. Knows paths, opens nothing."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

# A wheel carries the data inside the package; a clone keeps them at its root.
DATA = next(
    (folder for folder in (_PACKAGE / "data", _PACKAGE.parent / "data") if folder.is_dir()),
    _PACKAGE.parent / "data",
)

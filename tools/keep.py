"""Write what makes a start fast, records, patterns and layers in data/: `python -m tools.keep`.

Run it after the data was changed. Nothing breaks without it: what is not kept of the very same
text is read and painted anew, and the explorer starts slower.
"""

from __future__ import annotations

from explorer import load_atlas
from explorer.body import DATA
from explorer.knowledge import load, painted
from explorer.web import layers


def main() -> None:
    """Read, paint and write."""
    load.keep(DATA)
    atlas = load_atlas()
    painted.write(atlas.body, atlas.zones_written)
    layers.write(atlas)
    for file in (DATA / load.KEPT, painted.KEPT, layers.KEPT):
        print(f"{file}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()

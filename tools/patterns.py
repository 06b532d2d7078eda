"""Write data/patterns.npz, which keeps every painted zone of the data: `python -m tools.patterns`.

Run it after a zone was changed. Nothing breaks without it; the explorer only starts slower.
"""

from __future__ import annotations

from explorer import load_atlas
from explorer.knowledge.painted import KEPT, write


def main() -> None:
    """Paint and write."""
    atlas = load_atlas()
    write(atlas.body, atlas.zones_written)
    print(f"{KEPT}: {KEPT.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()

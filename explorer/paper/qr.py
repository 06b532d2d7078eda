"""An address as a code that a phone's camera reads. The only user of segno."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str) -> str:
    """Draw the code as SVG, black on white with the quiet edge that readers need."""
    out = io.BytesIO()
    # M: a fold or a stain of a seventh of it does no harm.
    segno.make_qr(address, error="m").save(out, kind="svg", xmldecl=False, light="#ffffff")
    return out.getvalue().decode()

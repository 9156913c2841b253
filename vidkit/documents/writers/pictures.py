"""Drawings as PNG pictures, by the Typst wheel: no system library, no system font."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.documents.drawing import Drawing
from vidkit.documents.look import Logo, Look

PIXELS_PER_INCH = 168
_FEW = 2
"""As many are drawn in this process; more take much memory, which a process of their own gives back."""
_PAGE = ('#import "style.typ": *\n#set text(font: ("Noto Sans", "Noto Naskh Arabic"))\n'
         "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n")  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """`width` and `height` in points, as it is to be shown."""

    png: bytes
    width: float
    height: float


def pictures(drawings: Sequence[Drawing], *, landscape: bool = False) -> tuple[Picture, ...]:
    """Return a picture for each drawing, as large as on paper of that kind. Raises: MissingPart."""
    if not drawings:
        return ()
    from vidkit.documents.writers.pdf import compiled
    from vidkit.documents.writers.typst import drawn

    source = _PAGE + "\n#pagebreak()\n".join(drawn(d, landscape=landscape) for d in drawings)
    made = compiled(source, apart=len(drawings) > _FEW, format="png", ppi=PIXELS_PER_INCH)
    return tuple(_picture(png) for png in ([made] if isinstance(made, bytes) else made))


def logo_picture(logo: Logo) -> bytes:
    """Return the logo as PNG. Raises: MissingPart."""
    if logo.kind == "png":
        return logo.content
    from vidkit.documents.writers.pdf import compiled

    source = "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image(\"logo.svg\", height: 42pt)"
    made: bytes = compiled(source, Look(logo=logo), format="png", ppi=4 * 72)
    return made


def is_drawable(logo: Logo) -> bool:
    """Say whether Typst can draw the logo. Raises: MissingPart."""
    from vidkit.documents.writers.pdf import compiled

    source = f'#set page(width: 20pt, height: 20pt, margin: 0pt)\n#image("logo.{logo.kind}", width: 10pt)'
    try:
        compiled(source, Look(logo=logo), format="png", ppi=36)
    except RuntimeError:
        return False
    return True


def _picture(png: bytes) -> Picture:
    width, height = struct.unpack_from(">II", png, 16)
    scale = 72 / PIXELS_PER_INCH
    return Picture(png=png, width=width * scale, height=height * scale)

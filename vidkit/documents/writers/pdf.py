"""PDF through the Typst wheel: tagged, PDF/UA-1, bundled fonts, no system font, no network."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from vidkit.base import resources
from vidkit.base.errors import MissingPart
from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import Document
from vidkit.documents.writers.typst import look_source, source

STANDARD: Literal["ua-1"] = "ua-1"


def write(document: Document, look: Look = USUAL) -> bytes:
    """Return the document as PDF bytes; the same document gives the same bytes."""
    return compile_source(source(document), document.meta.day, look)


def compile_source(text: str, day: date, look: Look = USUAL) -> bytes:
    """Return the PDF of a Typst source that imports `style.typ`, made on `day`. Raises: MissingPart."""
    made = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    pdf: bytes = compiled(text, look, pdf_standards=[STANDARD], timestamp=made)
    return pdf


def compiled(text: str, look: Look = USUAL, **options: Any) -> Any:
    """Return what Typst makes of the source: bytes, or a list of them, one a page. Raises: MissingPart."""
    try:
        import typst
    except ImportError:
        raise MissingPart("The Typst library is missing, so no PDF can be made.", "pip install typst") from None
    templates = resources.templates()
    with tempfile.TemporaryDirectory(prefix="vidkit-") as folder:
        root = Path(folder)
        (root / "style.typ").write_text((templates / "style" / "style.typ").read_text("utf-8"), "utf-8")
        (root / "look.typ").write_text(look_source(look), "utf-8")
        if look.logo:
            (root / f"logo.{look.logo.kind}").write_bytes(look.logo.content)
        main = root / "main.typ"
        main.write_text(text, encoding="utf-8")
        return typst.compile(str(main), root=str(root), font_paths=[str(templates / "fonts")],
                             ignore_system_fonts=True, **options)  # fmt: skip

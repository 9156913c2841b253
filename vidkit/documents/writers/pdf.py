"""PDF through the Typst wheel: tagged, PDF/UA-1, bundled fonts, no system font, no network."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from vidkit.base import resources
from vidkit.base.errors import MissingPart
from vidkit.documents.tree import Document
from vidkit.documents.writers.typst import source

STANDARD: Literal["ua-1"] = "ua-1"


def write(document: Document) -> bytes:
    """Return the document as PDF bytes; the same document gives the same bytes."""
    return compile_source(source(document), document.meta.day)


def compile_source(text: str, day: date) -> bytes:
    """Return the PDF of a Typst source that imports `style.typ`, made on `day`. Raises: MissingPart."""
    try:
        import typst
    except ImportError:
        raise MissingPart("The Typst library is missing, so no PDF can be made.", "pip install typst") from None
    templates = resources.templates()
    with tempfile.TemporaryDirectory(prefix="vidkit-") as folder:
        root = Path(folder)
        (root / "style.typ").write_text((templates / "style" / "style.typ").read_text("utf-8"), "utf-8")
        main = root / "main.typ"
        main.write_text(text, encoding="utf-8")
        pdf: bytes = typst.compile(
            str(main), root=str(root), font_paths=[str(templates / "fonts")], ignore_system_fonts=True,
            pdf_standards=[STANDARD], timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
        )  # fmt: skip
    return pdf

"""PDF through the Typst wheel: tagged, PDF/UA-1 and PDF/A-2a, bundled fonts, no system font, no network."""

import json
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from vidkit.base import resources
from vidkit.base.errors import MissingPart
from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import Document
from vidkit.documents.writers.typst import look_source, source

STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")
_STEPS = 3
_LETTERS_IN_ONE_PROCESS = 200_000
_LONGEST_SECONDS = 600
_CHILD = Path(__file__).with_name("typst_child.py")


def write(document: Document, look: Look = USUAL) -> bytes:
    """Return the document as PDF bytes; the same document gives the same bytes.

    Where it may have only so many pages, it is set a little tighter until it fits, or as tight as it is legible.
    """
    return begun(document, look)()


def begun(document: Document, look: Look = USUAL) -> Callable[[], bytes]:
    """Return what makes the PDF of the document; what needs Python for it is done already."""
    return partial(_fitted, document, look, source(document))


def _fitted(document: Document, look: Look, text: str) -> bytes:
    meta = document.meta
    pdf = compile_source(text, meta.day, look)
    for tight in range(1, _STEPS + 1 if meta.most_pages else 1):
        if page_count(pdf) <= meta.most_pages:
            break
        pdf = compile_source(source(document, tight=tight), meta.day, look)
    return pdf


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has that Typst made; 0 where it does not say so."""
    found = _PAGES.search(pdf)
    return int(found[1]) if found else 0


def compile_source(text: str, day: date, look: Look = USUAL) -> bytes:
    """Return the PDF of a Typst source that imports `style.typ`, made on `day`. Raises: MissingPart."""
    made = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    options = {"pdf_standards": list(STANDARDS), "timestamp": made}
    pdf: bytes = compiled(text, look, apart=_Held.is_full(len(text)), **options)
    return pdf


class _Held:
    """How much source this process has compiled: Typst keeps what it worked out, so more goes elsewhere.

    The first document is always made here, for it needs its memory anyway.
    """

    letters = 0

    @classmethod
    def is_full(cls, more: int) -> bool:
        if cls.letters and cls.letters + more > _LETTERS_IN_ONE_PROCESS:
            return True
        cls.letters += more
        return False


def compiled(text: str, look: Look = USUAL, *, apart: bool = False, **options: Any) -> Any:
    """Return what Typst makes of the source: bytes, or a list of them, one a page. Raises: MissingPart.

    apart: in a process of its own where one can be started.
    """
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
        fonts = [str(templates / "fonts")]
        if apart and (pages := _compiled_apart(root, fonts, options)):
            return pages if len(pages) > 1 else pages[0]
        return typst.compile(str(main), root=str(root), font_paths=fonts, ignore_system_fonts=True, **options)


def _compiled_apart(root: Path, fonts: list[str], options: dict[str, Any]) -> list[bytes]:
    """Return the PDF or the pictures that another process made, or nothing where that did not work."""
    import subprocess

    kind = options.get("format", "pdf")
    output = "main.pdf" if kind == "pdf" else f"main-{{0p}}.{kind}"
    wish = json.dumps({"root": str(root), "font_paths": fonts, "options": options, "output": output})
    command = [sys.executable, "-P", str(_CHILD)]
    try:
        subprocess.run(command, input=wish, text=True, encoding="utf-8", capture_output=True, check=True,
                       timeout=_LONGEST_SECONDS)  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return []
    return [made.read_bytes() for made in sorted(root.glob(f"main*.{kind}"))]

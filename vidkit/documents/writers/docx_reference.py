"""Whether a document can be the reference for styles: no bomb, no macro, nothing fetched from elsewhere."""

import io
import re
import zipfile

from vidkit.base.i18n import _

_MOST_UNPACKED, _MOST_PARTS = 100_000_000, 500
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>")


def complaint(content: bytes) -> str:
    """Return why the document cannot be used, or nothing. Raises: MissingPart."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            found = file.infolist()
            if len(found) > _MOST_PARTS or sum(i.file_size for i in found) > _MOST_UNPACKED:
                return _("it is too large when unpacked")
            names = {i.filename for i in found}
            if "word/document.xml" not in names or "word/styles.xml" not in names:
                return _("it is no .docx document")
            if any(n.endswith("vbaProject.bin") for n in names):
                return _("it holds macros; save it as .docx without them")
            return _inside(file, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return _("it is no .docx document")


def _inside(file: zipfile.ZipFile, names: set[str]) -> str:
    for name in sorted(names):
        raw = file.read(name) if name.endswith((".xml", ".rels")) else b""
        if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
            return _("it declares entities in {part}", part=name)
        kept = re.match(r"word/_rels/(?:header|footer)\d*\.xml\.rels", name)
        if kept and any(b"/hyperlink" not in r for r in _OUTSIDE.findall(raw)):
            return _("its header or footer fetches something from elsewhere")
    from vidkit.documents.writers.docx import library

    try:
        library().Document(io.BytesIO(file.fp.getvalue() if isinstance(file.fp, io.BytesIO) else b""))
    except (KeyError, ValueError, SyntaxError, AttributeError):
        return _("it cannot be read as a .docx document")
    return ""

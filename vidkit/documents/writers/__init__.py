"""One writer a format. Each is a pure function from a document and its look to bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import Document


class Write(Protocol):
    """What the module of a format has under the name `write`."""

    def __call__(self, document: Document, look: Look = USUAL) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Writer:
    """`name` as given with --format; the function is looked up when it is first used."""

    name: str
    suffix: str
    module: str

    @property
    def write(self) -> Write:
        made: Write = import_module(self.module).write
        return made


WRITERS: Mapping[str, Writer] = {
    w.name: w
    for w in (
        Writer("md", ".md", "vidkit.documents.writers.markdown"),
        Writer("pdf", ".pdf", "vidkit.documents.writers.pdf"),
        Writer("docx", ".docx", "vidkit.documents.writers.docx"),
        Writer("html", ".html", "vidkit.documents.writers.html"),
    )
}

"""One writer a format. Each is a pure function from a document to bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from vidkit.documents.tree import Document


@dataclass(frozen=True, slots=True)
class Writer:
    """`name` as given with --format; the function is looked up when it is first used."""

    name: str
    suffix: str
    module: str

    @property
    def write(self) -> Callable[[Document], bytes]:
        made: Callable[[Document], bytes] = import_module(self.module).write
        return made


WRITERS: Mapping[str, Writer] = {
    w.name: w
    for w in (
        Writer("md", ".md", "vidkit.documents.writers.markdown"),
        Writer("pdf", ".pdf", "vidkit.documents.writers.pdf"),
    )
}

"""The built-in terminology, compiled to `terms.json` beside the pack; reads no YAML unless it is stale."""

import json
from functools import cache
from pathlib import Path

from vidkit.base.decode import decode
from vidkit.base.errors import MissingPart
from vidkit.base.resources import checklists, compiled_pack, in_checkout
from vidkit.terminology.model import Lexicon

FOLDER = "terms"


@cache
def lexicon() -> Lexicon:
    """Return the built-in terminology. Raises: UnusablePack in a checkout whose term files have errors."""
    file = compiled_pack().with_name("terms.json")
    if in_checkout() and _is_stale(file):
        from vidkit.content.term_files import compile_terms

        compile_terms(checklists(), file)
    try:
        return decode(Lexicon, json.loads(file.read_bytes())["terms"])
    except FileNotFoundError:
        raise MissingPart(
            f"{file}: the compiled terminology is missing.",
            "Install vidkit again: pip install --force-reinstall vidkit",
        ) from None


def _is_stale(file: Path) -> bool:
    if not file.is_file():
        return True
    model = Path(__file__).parent.parent / "terminology" / "model.py"
    sources = [model, *(checklists() / FOLDER).glob("*.yaml")]
    return max(f.stat().st_mtime_ns for f in sources) > file.stat().st_mtime_ns

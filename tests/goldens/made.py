"""What the files hold: the plan as `plan --json` says it, without long texts, and three documents in Markdown."""

import difflib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.goldens.countries import FIRST_DAY, INVENTED, TODAY, assessment
from vidkit.cli.plan_values import plan_values
from vidkit.content.packs import load_pack
from vidkit.documents.write import render
from vidkit.documents.writers.markdown import write
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score

FOLDER = Path(__file__).parent
DOCUMENTS = ("executive-brief", "gate-board", "budget")
NAMES = tuple(f"{country}/{file}" for country in INVENTED for file in ("plan.json", *(f"{d}.md" for d in DOCUMENTS)))
COMMAND = "python -m tests.goldens"
_LEFT_OUT = frozenset({"pack", "title", "done_when", "reasons", "needs", "text", "name"})
"""Fields of the plan that are words of the content, or follow from the others."""
_PICTURE = re.compile(r"\(data:image/svg\+xml;base64,[^)]*\)")
_VERSION = re.compile(r"\b(vidkit(?:-core)?) \d+\.\d+\.\d+(?: of \d+ \w+ \d{4})?")
_MOST_LINES = 80


@cache
def files(country: str) -> Mapping[str, str]:
    """Return the text of each file of a country, by name."""
    pack = load_pack()
    answers = assessment(country, pack)
    card = score(pack, answers, TODAY)
    plan = build_plan(pack, answers, FIRST_DAY, card=card)
    laid = render(pack, answers, DOCUMENTS, today=TODAY, start=FIRST_DAY, plan=plan)
    documents = {f"{country}/{n}.md": stable(write(doc).decode()) for n, (doc, _warning) in laid.items()}
    return {f"{country}/plan.json": as_lines(_kept(plan_values(plan))), **documents}


def stable(text: str) -> str:
    """Return a document without versions, which change with every release, and with its pictures named only."""
    return _VERSION.sub(r"\1 X.Y.Z", _PICTURE.sub("(picture)", text))


def as_lines(values: Mapping[str, Any]) -> str:
    """Return JSON with one entry of each list and mapping on a line, so that a difference is a line.

    >>> print(as_lines({"a": 1, "b": [{"c": 2}, {"c": 3}], "d": {}}))
    {
    "a": 1,
    "b": [
      {"c": 2},
      {"c": 3}
    ],
    "d": {}
    }
    <BLANKLINE>
    """
    return "{\n" + ",\n".join(f"{_json(key)}: {_entries(value)}" for key, value in values.items()) + "\n}\n"


def _entries(value: Any) -> str:
    if isinstance(value, dict) and value:
        return "{\n" + ",\n".join(f"  {_json(k)}: {_json(v)}" for k, v in value.items()) + "\n}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {_json(entry)}" for entry in value) + "\n]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kept(values: Any) -> Any:
    if isinstance(values, dict):
        return {k: _kept(v) for k, v in values.items() if k not in _LEFT_OUT}
    return [_kept(v) for v in values] if isinstance(values, list) else values


def difference(name: str, now: str) -> str:
    """Return how a text differs from its file, as a person would read it; nothing where it does not."""
    path = FOLDER / name
    then = path.read_text("utf-8") if path.is_file() else ""
    if then == now:
        return ""
    lines = list(difflib.unified_diff(then.splitlines(), now.splitlines(), f"{name} (file)", f"{name} (now)", "", "",
                                      n=1, lineterm=""))  # fmt: skip
    more = [f"... and {len(lines) - _MOST_LINES} more lines"] if len(lines) > _MOST_LINES else []
    return "\n".join([*lines[:_MOST_LINES], *more, f"If this is meant: {COMMAND}, and read the difference."])


def there() -> Sequence[str]:
    """Return the names of all files that there are."""
    return sorted(p.relative_to(FOLDER).as_posix() for country in FOLDER.iterdir() if country.is_dir()
                  for p in country.iterdir() if p.suffix in (".md", ".json"))  # fmt: skip

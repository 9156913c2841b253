"""`demo`: a fictional country, from its answers to all documents, in one folder."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vidkit.assessment import store
from vidkit.assessment.model import Assessment
from vidkit.base.errors import CannotWrite
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout, made
from vidkit.cli.fictional import fictional
from vidkit.cli.options import JsonOption, OutOption, YesOption
from vidkit.cli.plan_shown import summary
from vidkit.cli.scored import SIGNS, range_text, word_text
from vidkit.cli.wording import show_wording
from vidkit.cli.writing import open_first, show_files, write_all
from vidkit.content.packs import load_pack
from vidkit.documents.write import DOCUMENTS
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.gates import gate_words
from vidkit.scoring.scorecard import Scorecard, score

FOLDER = Path("demo")
FILE = "esperia" + store.SUFFIX
FORMATS = ("md", "pdf")


def demo(out: OutOption = None, yes: YesOption = False, json: JsonOption = False) -> int:
    """Show all of vidkit on a fictional country: its answers, where it stands, its plan, all documents.

    Example:
    vidkit demo -o demo
    """
    began = time.monotonic()
    folder, pack = out or FOLDER, load_pack()
    assessment, today = fictional(pack)
    start = date.fromisoformat(assessment.plan_from)
    card = score(pack, assessment, today)
    built = build_plan(pack, assessment, start, card=card)
    targets = [FILE, *(f"{d}.{f}" for d in DOCUMENTS for f in FORMATS)]
    if not yes:
        made.guard(folder, targets)
    made.announce(folder, [FILE])
    _save(folder, assessment)
    done = write_all(
        pack, assessment, list(DOCUMENTS), FORMATS, folder=folder, today=today, start=start, overwrite=True
    )
    made.record(folder, [FILE])
    if json:
        first = open_first(done)
        console.json("demo", {
            "assessment": str(folder / FILE), "files": [str(w.path) for w in done],
            "open_first": str(first.path) if first else None,
        })  # fmt: skip
        return 0
    _show_country(assessment)
    _show_score(card)
    _show_plan(built)
    layout.heading(_("Files"))
    console.result(_("{file}  the answers", file=folder / FILE))
    show_files(done, seconds=time.monotonic() - began)
    show_wording(done, assessment)
    _show_next(folder)
    return 0


def _save(folder: Path, assessment: Assessment) -> None:
    path = folder / FILE
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(path, (error.strerror or str(error)).lower()) from None
    store.write(path, assessment, expected=None)


def _show_country(a: Assessment) -> None:
    layout.para(_("{country}: every answer is invented, to show what vidkit does.", country=a.country_name))


def _show_score(card: Scorecard) -> None:
    layout.heading(_("Where it stands"))
    for state, sign in SIGNS.items():
        found = [s for s in card.gates if s.state == state]
        if found:
            layout.item(sign, f"{gate_words(found[0].state)}: {', '.join(s.gate.id for s in found)}")
    for flag in card.findings.flags:
        layout.item("!", _("Red flag {id}: {observed}", id=flag.id, observed=flag.observed))
    for rule in card.findings.contradictions:
        layout.item("=", _("Contradiction {id}: {question}", id=rule.id, question=rule.message))
    rows: list[tuple[str, Sequence[str]]] = [
        (d.domain.name, [f"{len(d.at_target)}/{len(d.stands)}", range_text(d.verified), word_text(d.word)])
        for d in card.domains
        if d.verified
    ]
    layout.numbers([_("at target"), _("verified"), ""], rows, first=_("Domain"))


def _show_plan(built: Plan) -> None:
    layout.heading(_("What to do"))
    summary(built)
    layout.para(n_(
        "{n} enquiry comes first; make-safe steps and what to do meanwhile stand at the front.",
        "{n} enquiries come first; make-safe steps and what to do meanwhile stand at the front.",
        len(built.enquiries),
    ))  # fmt: skip
    rows: list[tuple[str, Sequence[str]]] = [
        (m.milestone.name, [str(m.half), str(m.likely)]) for m in built.milestones if m.standing == "planned"
    ]
    layout.numbers([_("50 %"), _("80 %")], rows, first=_("Milestone"))


def _show_next(folder: Path) -> None:
    layout.heading(_("Next"))
    console.result(f"vidkit score {folder / FILE}")
    console.result(f"vidkit explain {folder / FILE} G01")
    console.result("vidkit new KE")

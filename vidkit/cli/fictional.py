"""The fictional country of `vidkit demo`: answers as data, made into an assessment."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from vidkit.assessment.answers import Source, read_answers
from vidkit.assessment.change import with_answer
from vidkit.assessment.model import Assessment
from vidkit.base.decode import decode
from vidkit.base.errors import UnusableFile
from vidkit.base.problems import Where
from vidkit.content.model import Pack

FILE = Path(__file__).with_name("fictional.json")


def fictional(pack: Pack, language: str = "en") -> tuple[Assessment, date]:
    """Return the assessment of a country that does not exist, and the day it was finished on.

    Raises: UnusableFile when the pack does not know one of its questions.
    """
    raw = json.loads(FILE.read_bytes())
    today = date.fromisoformat(raw["day"])
    head = {**raw["head"], "language": language, "pack": pack.id, "pack_version": pack.version}
    bare = decode(Assessment, head)
    answers, problems = read_answers(
        raw["answers"], pack, bare, today, lambda path: Where(file=str(FILE)),
        Source(assessor=bare.assessor, respondent="head_of_unit", time=raw["otherwise"]),
    )  # fmt: skip
    if problems:
        raise UnusableFile(FILE, "the fictional answers do not fit this content pack.", "Leave out --pack.", problems)
    made = bare
    for question, answer in sorted(answers.items(), key=lambda qa: _time(raw, qa[1].respondent)):
        time = _time(raw, answer.respondent)
        made = with_answer(made, question, replace(answer, time=time), who=bare.assessor, now=time)
    return made, today


def _time(raw: dict[str, dict[str, str]], respondent: str) -> str:
    return str(raw["interviewed"].get(respondent, raw["otherwise"]))

"""An assessment under a pack that may be another edition than the one it was made with.

No answer is lost: one whose id the pack does not know is kept aside, as retired.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from vidkit.assessment.model import Answer, Assessment
from vidkit.base.errors import UnusableFile
from vidkit.base.i18n import _
from vidkit.content.model import LEVEL_NAMES, Pack


def fitted(assessment: Assessment, pack: Pack, path: Path) -> Assessment:
    """Return the assessment with answers that the pack does not know kept aside.

    Raises: UnusableFile when its profile is not in the pack, or a level is none.
    """
    if assessment.pack != pack.id:
        raise UnusableFile(
            path, _('it belongs to the content pack "{other}", not to "{this}".', other=assessment.pack, this=pack.id),
            _("Give that pack with --pack DIR."),
        )  # fmt: skip
    if assessment.profile not in pack.profile_by_id:
        known = ", ".join(pack.profile_by_id)
        raise UnusableFile(
            path, _('its profile "{profile}" is not in the content pack.', profile=assessment.profile),
            _("Profiles of this pack: {known}.", known=known),
        )  # fmt: skip
    for question in pack.capability_by_id.keys() & assessment.answers.keys():
        _check_level(question, assessment.answers[question], path)
    known_ids = pack.capability_by_id.keys() | pack.fact_by_id.keys()
    kept = {i: a for i, a in assessment.answers.items() if i in known_ids}
    back = {i: a for i, a in assessment.retired.items() if i in known_ids and i not in kept}
    aside: Mapping[str, Answer] = {i: a for i, a in assessment.answers.items() if i not in known_ids}
    retired = {i: a for i, a in {**assessment.retired, **aside}.items() if i not in back}
    if not aside and not back:
        return assessment
    return replace(assessment, answers={**kept, **back}, retired=retired)


def _check_level(question: str, answer: Answer, path: Path) -> None:
    value = answer.value
    if answer.is_known and not (isinstance(value, int) and 0 <= value < len(LEVEL_NAMES)):
        raise UnusableFile(
            path, _("the answer to {question} is no level from 0 to 4.", question=question),
            _("Undo the edit, or go back to a copy."),
        )  # fmt: skip

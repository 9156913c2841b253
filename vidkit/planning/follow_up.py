"""What an action that is done leaves to be asked: whether the level that it should have raised is there."""

from dataclasses import dataclass

from vidkit.content.model import Action, Capability, Pack
from vidkit.planning.select import Selection
from vidkit.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A capability that the action should have raised to `level`; `now` is its level in the answers, if known.

    `still`: other actions that have to be done before it can be there.
    """

    capability: Capability
    level: int
    now: int | None
    still: tuple[str, ...]


def follow_ups(action: Action, pack: Pack, card: Scorecard, selection: Selection) -> tuple[FollowUp, ...]:
    """Return what to ask once the action is done: levels that the answers do not have yet.

    selection: what is still to be done, the action aside.
    """
    found = []
    for name, level in action.raises.items():
        stand = card.stands[name]
        if stand.standing == "not_applicable" or (stand.planning is not None and stand.planning >= level):
            continue
        others = (pack.action_by_id[i] for i in selection.chosen if i != action.id)
        still = tuple(a.id for a in others if (stand.planning or 0) < a.raises.get(name, 0) <= level)
        found.append(FollowUp(stand.capability, level, stand.planning, still))
    return tuple(found)

"""Loads a pack, runs every rule over it and gathers the result. The rules stand beside their subject."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vidkit.base.problems import Problem, in_reading_order
from vidkit.content.check import (
    conditions,
    countries,
    coverage,
    entries,
    gates,
    graph,
    references,
    scope,
    sources,
    translation,
    wording,
)
from vidkit.content.check.draft import Draft
from vidkit.content.load import SECTIONS, load_readable
from vidkit.content.model import Pack, Scope
from vidkit.content.term_files import check_terms


@dataclass(frozen=True, slots=True)
class Rule:
    """A code and the function that finds what breaks the rule.

    whole: speaks about what is absent, so it is silent while entries could not be read.
    vital: nothing can be computed from a pack that breaks it.
    """

    code: str
    find: Callable[[Draft], Iterable[Problem]]
    whole: bool = False
    vital: bool = False


RULES: tuple[Rule, ...] = (
    Rule("VK104", entries.five_levels, vital=True),
    Rule("VK105", entries.three_to_five_checks),
    Rule("VK106", entries.weight_in_bounds),
    Rule("VK107", references.unknown_ids, vital=True),
    Rule("VK108", entries.weeks_in_order, vital=True),
    Rule("VK109", entries.days_not_negative, vital=True),
    Rule("VK110", conditions.readable, vital=True),
    Rule("VK111", conditions.known_references, vital=True),
    Rule("VK112", conditions.possible_values, vital=True),
    Rule("VK113", entries.levels_in_bounds, vital=True),
    Rule("VK114", entries.bounds_in_order),
    Rule("VK115", entries.choices_where_needed),
    Rule("VK120", graph.circular_needs, vital=True),
    Rule("VK121", graph.circular_questions, vital=True),
    Rule("VK122", graph.earlier_phase),
    Rule("VK130", coverage.raised_to_three, whole=True),
    Rule("VK131", coverage.facts_used, whole=True),
    Rule("VK133", entries.few_owners),
    Rule("VK134", coverage.in_widest_profile, whole=True),
    Rule("VK140", gates.complete_gates),
    Rule("VK141", gates.implied_by_needs, whole=True),
    Rule("VK142", gates.opened_by_something),
    Rule("VK144", gates.asked_in_core),
    Rule("VK145", gates.flags_and_their_actions),
    Rule("VK150", wording.avoided_words),
    Rule("VK151", wording.nothing_unfinished),
    Rule("VK160", sources.source_or_basis),
    Rule("VK161", sources.sources_cited, whole=True),
    Rule("VK170", scope.prompts_within_limit),
    Rule("VK171", scope.arrangement_allowed),
    Rule("VK172", scope.not_applicable_allowed),
    Rule("VK173", scope.expected_arrangements, whole=True),
    Rule("VK180", translation.translated),
    Rule("VK190", countries.all_members, whole=True),
    Rule("VK191", countries.country_codes),
    Rule("VK192", countries.country_names),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What the check found. `counts` by section; `prompts` at most, by profile and scope.

    `next_step_only`: capabilities without an action to level 4, whose level 4 statement is printed as their next step.
    """

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    prompts: Mapping[tuple[str, Scope], int]
    next_step_only: tuple[str, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity == "warning")


def check_pack(folder: Path) -> Report:
    """Return every problem of the pack in `folder`, of shape and of sense, and its counts."""
    pack, places, problems = load_readable(folder)
    draft = Draft(pack, places)
    return Report(
        problems=in_reading_order((*problems, *judge(draft, complete=not problems), *check_terms(folder, pack))),
        counts={s: len(getattr(pack, s)) for s in SECTIONS},
        prompts=scope.prompts(pack),
        next_step_only=coverage.with_next_step_only(pack),
    )


def judge(draft: Draft, *, complete: bool = True) -> tuple[Problem, ...]:
    """Return what the rules find, in reading order. complete: every entry of the pack could be read."""
    return in_reading_order(p for rule in RULES if complete or not rule.whole for p in rule.find(draft))


def load_sound(folder: Path) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack in `folder`, or None and the problems when nothing can be computed from it."""
    pack, places, problems = load_readable(folder)
    if not problems:
        problems = in_reading_order(p for rule in RULES if rule.vital for p in rule.find(Draft(pack, places)))
    return (None if problems else pack), problems

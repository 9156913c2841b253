"""Each rule of the check is provoked by one change to the toy pack, and by nothing else in it."""

import gettext
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import (
    added,
    changed,
    make_action,
    make_capability,
    make_fact,
    make_pack,
    make_source,
    without,
    write_pack,
)
from vidkit.content.check import RULES, check_pack, judge, translation
from vidkit.content.check.draft import Draft
from vidkit.content.check.references import FIELDS
from vidkit.content.load import Places
from vidkit.content.model import Check, Choice, NotApplicable, Owner, Pack, Paragraph

Change = Callable[[Pack], Pack]

CASES: dict[str, Change] = {
    "VK104": lambda p: changed(p, "capabilities", "proc.intake", levels=("None.", "Some.", "Some.", "More.", "All.")),
    "VK105": lambda p: changed(p, "capabilities", "proc.intake", checks=(Check(id="one", text="One."),)),
    "VK106": lambda p: changed(p, "capabilities", "proc.intake", weight=4),
    "VK107": lambda p: changed(p, "actions", "act.proc.desk", needs=("act.welfare.provider", "act.legal.bassis")),
    "VK108": lambda p: changed(p, "actions", "act.proc.desk", weeks=(4, 2, 8)),
    "VK109": lambda p: changed(p, "actions", "act.proc.desk", person_days=-1),
    "VK110": lambda p: changed(p, "gates", "G01", opens_when="welfare.support >= 3 and"),
    "VK111": lambda p: changed(p, "mistakes", "MK01", when="proc.intakes >= 2"),
    "VK112": lambda p: changed(p, "contradictions", "CR01", when="fact:baseline = most"),
    "VK113": lambda p: changed(p, "actions", "act.proc.desk", raises={"proc.intake": 5}),
    "VK114": lambda p: changed(p, "parameters", "P01", least=300),
    "VK115": lambda p: changed(p, "facts", "people_viewing", choices=(Choice(id="a", text="A"),)),
    "VK120": lambda p: changed(p, "actions", "act.legal.basis", needs=("act.welfare.provider",)),
    "VK121": lambda p: changed(
        changed(p, "facts", "people_viewing", asked_when="fact:baseline = all"),
        "facts", "baseline", asked_when="fact:people_viewing > 0"),
    "VK122": lambda p: changed(p, "actions", "act.legal.basis", phase="operate"),
    "VK130": lambda p: changed(p, "actions", "act.proc.desk", raises={"proc.intake": 2}),
    "VK131": lambda p: added(p, "facts", make_fact(id="idle", uses=())),
    "VK133": lambda p: added(p, "owners", *(Owner(id=f"o{n}", name=f"Owner {n}", days_per_week=1) for n in range(16))),
    "VK134": lambda p: changed(p, "profiles", "national_centre", targets={"legal.handling": 3, "welfare.support": 3}),
    "VK140": lambda p: changed(p, "gates", "G01", forbids=""),
    "VK141": lambda p: changed(p, "actions", "act.proc.desk", needs=("act.legal.basis",)),
    "VK142": lambda p: changed(p, "gates", "G01", opened_by=()),
    "VK144": lambda p: changed(p, "facts", "baseline", scope="full"),
    "VK145": lambda p: changed(p, "actions", "act.welfare.interim", flag=""),
    "VK150": lambda p: added(p, "paragraphs", Paragraph(id="x", title="A law on child pornography", items=())),
    "VK151": lambda p: changed(p, "milestones", "desk_open", name="TODO"),
    "VK160": lambda p: changed(p, "gates", "G01", sources=()),
    "VK161": lambda p: added(p, "sources", make_source(id="s.two")),
    "VK170": lambda p: added(p, "facts", *(make_fact(id=f"f{n}", uses=("staffing",)) for n in range(60))),
    "VK171": lambda p: changed(p, "capabilities", "legal.handling", by_arrangement=True),
    "VK172": lambda p: changed(p, "capabilities", "legal.handling",
                               not_applicable=NotApplicable(when="start = none", text="Never.", ask_instead="Why?")),
    "VK173": lambda p: changed(p, "profiles", "first_unit", arrangement_expected=("legal.handling",)),
    "VK190": lambda p: without(p, "countries", "KE"),
    "VK191": lambda p: changed(p, "countries", "KE", iso3="NOR"),
    "VK192": lambda p: changed(p, "countries", "KE", names={"en": "Kenya", "fr": "Kenya", "es": "Kenia"}),
}  # fmt: skip
NEEDS_A_CATALOGUE = {"VK180"}


def codes(pack: Pack) -> set[str]:
    return {p.code for p in judge(Draft(pack, Places(Path("toy"))))}


def whats(pack: Pack, code: str) -> list[str]:
    return [p.what for p in judge(Draft(pack, Places(Path("toy")))) if p.code == code]


def test_toy_pack_has_no_problem() -> None:
    assert judge(Draft(make_pack(), Places(Path("toy")))) == ()


@pytest.mark.parametrize("code", CASES)
def test_rule_is_provoked_and_nothing_else(code: str) -> None:
    assert codes(CASES[code](make_pack())) == {code}


def test_every_rule_has_a_case() -> None:
    assert {r.code for r in RULES} == CASES.keys() | NEEDS_A_CATALOGUE


def test_no_two_rules_share_a_code() -> None:
    assert len({r.code for r in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_each_rule_says_its_code_and_what_it_finds(rule: object) -> None:
    assert (rule.find.__doc__ or "").startswith(f"{rule.code}: ")  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", CASES)
def test_problem_says_what_to_do(code: str) -> None:
    found = judge(Draft(CASES[code](make_pack()), Places(Path("toy"))))
    assert all(p.what.endswith((".", '"')) or " -> " in p.what for p in found)
    assert all(p.fix.endswith(".") or "--kind" in p.fix for p in found)


@pytest.mark.parametrize(("section", "field"), [(s, f) for s, fs in FIELDS.items() for f in fs])
def test_unknown_id_is_found_in_every_field_that_holds_ids(section: str, field: str) -> None:
    entry = getattr(make_pack(), section)[0]
    value: object = getattr(entry, field)
    bad = "nowhere" if isinstance(value, str) else ("nowhere",) if isinstance(value, tuple) else {"nowhere": 3}
    found = whats(changed(make_pack(), section, entry.id, **{field: bad}), "VK107")
    assert any('"nowhere"' in what for what in found)


def test_every_field_of_ids_in_the_model_is_looked_at() -> None:
    """A new field of the model that holds ids must be named in FIELDS; the rest is listed here with its reason."""
    values = {"type", "scope", "strength", "kind", "basis", "edge", "pick", "payer_currency", "starts", "grade",
              "form", "topic", "delivery"}  # fmt: skip
    conditions = {"when", "asked_when", "opens_when", "interim_when", "also_before", "in_place_when", "only_when",
                  "met_when"}  # fmt: skip
    elsewhere = {"id", "sources", "framework", "uses", "aliases", "names", "iso2", "iso3", "topics"}
    plain = {"version", "date", "year", "url", "checked", "as_of", "key", "one_off", "yearly", "regions"}
    from vidkit.content.translate import KEYS

    looked_at = {field for fields in FIELDS.values() for field in fields} - {"refs"}
    assert set(KEYS) - values - conditions - elsewhere - plain == looked_at


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda p: changed(p, "gates", "G01", sources=(replace(p.gates[0].sources[0], id="s.oen"),)), "s.oen"),
        (lambda p: changed(p, "facts", "baseline", uses=("G99",)), "G99"),
        (lambda p: added(p, "actions", make_action(id="act.nowhere.x")), "nowhere"),
        (lambda p: added(p, "actions", make_action(id="proc.x")), "proc.x"),
    ],
)
def test_unknown_id_is_found_in_sources_uses_and_id_prefixes(change: Change, word: str) -> None:
    assert any(f'"{word}"' in what for what in whats(change(make_pack()), "VK107"))


def test_nearest_id_is_offered() -> None:
    found = judge(Draft(CASES["VK107"](make_pack()), Places(Path("toy"))))
    assert 'Did you mean "act.legal.basis"' in found[0].fix


def test_source_may_be_cited_by_an_alias() -> None:
    pack = changed(make_pack(), "sources", "s.one", id="s.new", aliases=("s.one",))
    assert codes(pack) == set()


def test_circle_is_shown_whole() -> None:
    pack = changed(make_pack(), "actions", "act.legal.basis", needs=("act.proc.desk",))
    assert "act.legal.basis -> act.proc.desk -> act.welfare.provider -> act.legal.basis" in whats(pack, "VK120")[0]


def test_circle_that_only_the_fast_track_closes_is_found() -> None:
    quick = make_action(id="act.legal.quick", fast_track=True, stands_in_for=("act.legal.basis",),
                        needs=("act.welfare.provider",))  # fmt: skip
    assert "fast track" in whats(added(make_pack(), "actions", quick), "VK120")[0]


def test_courses_that_need_each_other_are_found() -> None:
    assert whats(changed(make_pack(), "courses", "C01", needs=("C01",)), "VK120") == [
        "C01: It needs itself in the end: C01 -> C01"
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "fact:people_viewing = many",
        "fact:people_viewing > 6000",
        "fact:baseline > all",
        "fact:baseline >= 2",
        "welfare.support >= 5",
        "welfare.support = yes",
        "check:welfare.support.written = maybe",
        "start = never",
        "months_since:people_viewing > 3",
        "fact:people_viewing > fact:baseline",
        "fact:seen_on = 2026",
        "months_since:seen_on > old",
        "fact:open = often",
    ],
)
def test_comparison_that_cannot_be_decided_is_found(condition: str) -> None:
    pack = added(make_pack(), "facts", make_fact(id="seen_on", type="date", minimum=None, maximum=None),
                 make_fact(id="open", type="yes_no", minimum=None, maximum=None))  # fmt: skip
    assert codes(changed(pack, "mistakes", "MK01", when=condition)) == {"VK112"}


@pytest.mark.parametrize(
    "condition",
    [
        "fact:people_viewing > 2 * fact:people_viewing",
        "fact:baseline != none or fact:baseline = all",
        "check:proc.intake.sampled = no",
        "start = unit and months_since:seen_on > 24",
        "not (legal.handling >= 3)",
        "never",
    ],
)
def test_sound_condition_passes(condition: str) -> None:
    pack = added(make_pack(), "facts", make_fact(id="seen_on", type="date", minimum=None, maximum=None))
    assert codes(changed(pack, "mistakes", "MK01", when=condition)) == set()


def test_condition_problem_says_at_which_character() -> None:
    pack = changed(make_pack(), "mistakes", "MK01", when="proc.intake >= 2 and )")
    assert "At character 22" in whats(pack, "VK110")[0]


def test_condition_on_a_check_that_does_not_exist_is_found() -> None:
    pack = changed(make_pack(), "mistakes", "MK01", when="check:proc.intake.writen = yes")
    found = [p for p in judge(Draft(pack, Places(Path("toy")))) if p.code == "VK111"]
    assert "proc.intake.written" in found[0].fix


def test_fact_in_a_condition_is_used() -> None:
    pack = added(make_pack(), "facts", make_fact(id="idle", uses=()))
    assert codes(changed(pack, "mistakes", "MK01", when="fact:idle > 2")) == set()


def test_fact_of_a_parameter_is_used() -> None:
    pack = added(make_pack(), "facts", make_fact(id="idle", uses=("document",)))
    assert codes(changed(pack, "parameters", "P01", fact="idle")) == set()


def test_make_safe_action_alone_raises_no_capability() -> None:
    pack = changed(make_pack(), "actions", "act.proc.desk", raises={})
    assert codes(changed(pack, "actions", "act.welfare.interim", raises={"proc.intake": 3})) == {"VK130"}


def test_optional_extra_action_delays_no_gate() -> None:
    extra = make_action(id="act.welfare.more", raises={"welfare.support": 2}, only_when="start = unit")
    assert codes(added(make_pack(), "actions", extra)) == set()


def test_blocked_action_may_come_after_the_opening_one_through_others() -> None:
    between = make_action(id="act.proc.room", needs=("act.welfare.provider",))
    pack = changed(added(make_pack(), "actions", between), "actions", "act.proc.desk", needs=("act.proc.room",))
    assert codes(pack) == set()


def test_flag_that_two_actions_carry_is_found() -> None:
    pack = added(make_pack(), "actions", make_action(id="act.legal.stop", flag="F01"))
    assert whats(pack, "VK145") == ["act.legal.stop: The red flag F01 names another action: act.welfare.interim."]


def test_capability_that_a_hard_gate_needs_cannot_be_left_out() -> None:
    leave = NotApplicable(when="start = none", text="Small.", ask_instead="Who?")
    pack = changed(make_pack(), "capabilities", "welfare.support", not_applicable=leave)
    assert "gate G01 needs it" in whats(pack, "VK172")[0]


def test_terminology_may_be_provided_by_arrangement() -> None:
    pack = make_pack()
    pack = added(pack, "capabilities", make_capability(id="legal.terminology", by_arrangement=True))
    assert "VK171" not in codes(pack)


def test_missing_translation_is_found_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "catalogues", lambda: {"fr": gettext.NullTranslations()})
    found = whats(make_pack(), "VK180")
    assert codes(make_pack()) == {"VK180"}
    assert any(re.fullmatch(r"\d+ more texts are not translated into fr.", what) for what in found)


def test_without_catalogues_no_translation_is_missing() -> None:
    assert "VK180" not in codes(make_pack())


def test_problem_points_to_the_line_of_the_field(tmp_path: Path) -> None:
    folder = write_pack(CASES["VK107"](make_pack()), tmp_path / "toy")
    problem = check_pack(folder).problems[0]
    line = (tmp_path / problem.where.file).read_text(encoding="utf-8").splitlines()[problem.where.line - 1]
    assert "act.legal.bassis" in line


def test_check_of_a_written_pack_counts_sections_and_prompts(tmp_path: Path) -> None:
    report = check_pack(write_pack(make_pack(), tmp_path))
    assert report.problems == ()
    assert report.counts["actions"] == 4
    assert report.prompts["national_centre", "core"] == 8
    assert report.next_step_only == ("legal.handling", "proc.intake", "welfare.support")


def test_error_of_shape_does_not_hide_other_problems(tmp_path: Path) -> None:
    folder = write_pack(CASES["VK150"](CASES["VK107"](make_pack())), tmp_path)
    text = (folder / "gates.yaml").read_text(encoding="utf-8")
    (folder / "gates.yaml").write_text(text.replace("strength: hard", "strength: iron"), encoding="utf-8")
    assert {p.code for p in check_pack(folder).errors} == {"VK101", "VK107", "VK150"}


def test_problems_come_in_reading_order(tmp_path: Path) -> None:
    pack = CASES["VK151"](CASES["VK107"](CASES["VK150"](make_pack())))
    problems = check_pack(write_pack(pack, tmp_path)).problems
    assert [p.where for p in problems] == sorted(p.where for p in problems)
    assert len(problems) == 3


def test_warnings_are_no_errors() -> None:
    assert {p.severity for p in judge(Draft(CASES["VK161"](make_pack()), Places(Path("toy"))))} == {"warning"}

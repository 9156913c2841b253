"""The progress report: one country on two dates."""

from datetime import date
from pathlib import Path

from tests.toy import make_assessment, make_pack
from vidkit.base import i18n
from vidkit.documents.progress import report, write_report
from vidkit.documents.tree import plain_text, walk
from vidkit.documents.writers import WRITERS
from vidkit.planning.compare import Comparison, compare
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score

THEN, NOW = date(2026, 11, 25), date(2027, 6, 30)


def made() -> Comparison:
    pack = make_pack()
    before = make_assessment({"legal.handling": 1, "welfare.support": 1}, {"people_viewing": 2})
    after = make_assessment({"legal.handling": 3, "welfare.support": 1}, {"people_viewing": 0})
    old, new = (
        build_plan(pack, a, day, card=score(pack, a, day), draws=20) for a, day in ((before, THEN), (after, NOW))
    )
    return compare(old, new)


def markdown() -> str:
    return WRITERS["md"].write(report(made(), today=NOW)).decode()


def test_the_report_names_what_moved_from_which_level_to_which() -> None:
    assert "Capability legal.handling | level 1: First steps. | level 3: In force and checked. | higher" in markdown()


def test_a_red_flag_that_ended_is_told() -> None:
    assert "Ended: F01 People view material without support" in markdown()


def test_the_report_counts_under_one_edition_of_the_content() -> None:
    assert "From 25 November 2026 to 30 June 2027; both dates are read under the same content, toy 1.0.0." in markdown()


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_report(made(), ["md", "pdf"], folder=tmp_path, today=NOW) for _ in range(2))
    assert [w.size for w in one] == [w.size for w in other]
    assert {w.path.name for w in one} == {"progress-report.md", "progress-report.pdf"}


def test_no_heading_or_column_of_the_report_bypasses_the_translation_layer() -> None:
    with i18n.language(i18n.PSEUDO):
        document = report(made(), today=NOW, language=i18n.PSEUDO)
    texts = [plain_text(n.children) for n in walk(document.nodes) if n.kind == "heading" or n.header]
    assert len(texts) > 10
    assert [t for t in texts if t and not t.startswith("⟦")] == []

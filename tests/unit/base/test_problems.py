"""Problems: where, what and how to mend it, in reading order."""

from vidkit.base.problems import Problem, Where, in_reading_order


def make_problem(file: str = "a.yaml", line: int = 0, code: str = "VK101", what: str = "Wrong.") -> Problem:
    return Problem(code=code, where=Where(file=file, line=line), what=what, fix="Mend it.")


def test_place_is_written_as_editors_read_it() -> None:
    assert str(Where(file="a.yaml", line=14, column=5)) == "a.yaml:14:5"


def test_place_of_a_whole_file_is_its_name() -> None:
    assert str(Where(file="a.yaml")) == "a.yaml"


def test_place_in_a_workbook_names_sheet_row_and_column() -> None:
    place = Where(file="a.xlsx", sheet="1 Law", line=12, column=28, head="Answer")
    assert str(place) == 'a.xlsx, sheet "1 Law", row 12, column AB "Answer"'


def test_place_of_a_sheet_is_its_name() -> None:
    assert str(Where(file="a.xlsx", sheet="1 Law")) == 'a.xlsx, sheet "1 Law"'


def test_rows_are_in_order_by_number() -> None:
    rows = [Problem(code="VK230", where=Where(file="a", sheet="s", line=n), what="", fix="") for n in (10, 9)]
    assert [p.where.line for p in in_reading_order(rows)] == [9, 10]


def test_problem_is_written_with_code_and_fix() -> None:
    assert str(make_problem(line=3)) == "a.yaml:3  VK101  Wrong.\n  Mend it."


def test_order_is_file_then_line_then_code_then_text() -> None:
    ordered = [
        make_problem("a.yaml", 2, "VK101", "A."),
        make_problem("a.yaml", 2, "VK101", "B."),
        make_problem("a.yaml", 2, "VK102", "A."),
        make_problem("a.yaml", 10),
        make_problem("b.yaml", 1),
    ]
    assert in_reading_order(reversed(ordered)) == tuple(ordered)


def test_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert make_problem().severity == "error"

"""Templates of strangers: what they may not do, what stops them, and the line that is named."""

from pathlib import Path

import jinja2
import pytest

from vidkit.documents.engine import BrokenTemplate, environment, render
from vidkit.documents.sandbox import MOST_SOURCE, MOST_STEPS

ROWS = tuple(range(100))
ESCAPES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ view['__class__'].__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.getcwd() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('echo out').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ '%s' | format(view) }}",
    "{{ 'a'.upper() }}",
    "{{ [1] | map('string') | list }}",
    "{{ namespace(a=1) }}",
    "{{ loop.__class__ }}",
    "{% for n in rows %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for n in rows %}{{ loop._iterable }}{% endfor %}",
    "{{ _.__globals__ }}",
    "{{ _.__closure__ }}",
    "{% import 'os' as os %}{{ os }}",
    "{% extends '/etc/passwd' %}",
    "{{ view.method() }}",
    "{{ view.method }}",
)
ENDLESS = {
    "loops in loops": "{% for a in rows %}" * 6 + "x" + "{% endfor %}" * 6,
    "loops without a body": "{% for a in rows %}" * 6 + "{% endfor %}" * 6,
    "a macro that calls itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "a template that includes itself": "{% include 'documents/doc.md.j2' %}{% include 'documents/doc.md.j2' %}",
    "a text that doubles": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}",
    "a text that doubles by plus": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 60 + "{{ x }}",
    "a block that doubles": "{% set x %}aaaaaaaaaa{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60,
    "a text times a number": "{{ 'a' * 10000000000 }}",
    "a power": "{{ 10 ** 10000000 }}",
    "a wide format": "{{ '%99999999d' % 1 }}",
    "a list times a number": "{{ [1] * 10000000000 }}",
    "a long source": "x" * (MOST_SOURCE + 1),
    "a long body": "{% for a in rows %}{% for b in rows %}{% for c in rows %}" + "{% set x = 1 %}" * 2000
                   + "{% endfor %}{% endfor %}{% endfor %}",
    "many brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
}  # fmt: skip


class View:
    """Has a field and a method."""

    field = "shown"

    def method(self) -> str:
        return "reached"


def _render(folder: Path, text: str) -> str:
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "doc.md.j2").write_text(text, "utf-8")
    return render(environment([folder]), "doc", {"view": View(), "rows": ROWS})


def test_a_field_is_shown(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ view.field }}") == "shown\n"


@pytest.mark.parametrize("attack", ESCAPES)
def test_a_template_reaches_nothing_but_fields(tmp_path: Path, attack: str) -> None:
    with pytest.raises(BrokenTemplate):
        _render(tmp_path, attack)


def test_the_attacks_work_where_there_is_no_sandbox() -> None:
    """The positive control: if these did nothing anyway, the tests above would show nothing."""
    plain = jinja2.Environment(autoescape=False)  # noqa: S701
    values = {"view": View(), "rows": ROWS}
    assert "object" in plain.from_string(ESCAPES[0]).render(values)
    assert plain.from_string(ESCAPES[2]).render(values) == str(Path.cwd())
    assert plain.from_string("{{ view.method() }}").render(values) == "reached"


@pytest.mark.parametrize("attack", ENDLESS)
def test_a_template_without_end_is_stopped(tmp_path: Path, attack: str) -> None:
    with pytest.raises(BrokenTemplate):
        _render(tmp_path, ENDLESS[attack])


def test_a_long_document_is_not_stopped(tmp_path: Path) -> None:
    """The positive control: a loop of the size of a large plan stays well below the limit."""
    loops = "{% for a in rows %}{% for b in rows %}{{ a }} {{ loop.index }}\n\n{% endfor %}{% endfor %}"
    text = _render(tmp_path, loops)
    assert text.count("\n\n") == 9999
    assert MOST_STEPS > 10 * 10_100


@pytest.mark.parametrize(("text", "place"), [
    ("one\n\n{{ view.nothing }}\n", "doc.md.j2, line 3"),
    ("one\n{% for %}\n", "doc.md.j2, line 2"),
    ("one\n{{ 1 / 0 }}\n", "doc.md.j2, line 2"),
    ("one\n\n\n{{ ''.__class__ }}\n", "doc.md.j2, line 4"),
])
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(BrokenTemplate, match=place):
        _render(tmp_path, text)


def test_arithmetic_of_numbers_and_short_texts_is_allowed(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ 1 + 2 }} {{ 'a' + 'b' }} {{ 'c' ~ 3 }} {{ 6 / 2 }}") == "3 ab c3 3.0\n"

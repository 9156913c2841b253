"""Templates: strict, sandboxed, escaped by default, and no file outside their folders."""

from pathlib import Path

import pytest

from vidkit.documents.engine import BrokenTemplate, compile_templates, environment, render
from vidkit.documents.escape import Markdown, escaped


def _render(folder: Path, text: str, **values: object) -> str:
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "doc.md.j2").write_text(text, "utf-8")
    return render(environment([folder]), "doc", values)


def test_every_expression_is_escaped(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ note }}", note="*a* | b") == "\\*a\\* \\| b\n"


def test_markdown_of_a_view_stays(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ note }}", note=Markdown("*a*")) == "*a*\n"


def test_joined_markdown_is_escaped_again(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ a ~ b }}", a=Markdown("*a*"), b="*b*") == "\\*a\\*\\*b\\*\n"


def test_a_missing_name_is_an_error_and_not_an_empty_place(tmp_path: Path) -> None:
    with pytest.raises(BrokenTemplate, match="nothing_of_the_kind"):
        _render(tmp_path, "{{ nothing_of_the_kind }}")


def test_a_missing_field_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BrokenTemplate):
        _render(tmp_path, "{{ view.nothing }}", view=object())


def test_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BrokenTemplate, match="line 2"):
        _render(tmp_path, "one\n{% for %}")


@pytest.mark.parametrize("attack", [
    "{{ ''.__class__ }}",
    "{{ view.__init__.__globals__ }}",
    "{{ _.__globals__ }}",
    "{{ view['__class__'].mro() }}",
    "{{ _('{x.__class__}', x=view) }}{{ view.__class__ }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ (view|attr('__class__')) }}",
    "{% for n in range(3) %}{% endfor %}",
    "{{ lipsum() }}",
    "{{ view|safe }}",
    "{% include '../secret.md.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'secret.txt' %}",
    "{% include 'link.md.j2' %}",
    "{% do view.append(1) %}",
    "{{ rows.append(1) }}",
])
def test_a_template_cannot_leave_the_sandbox(tmp_path: Path, attack: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.md.j2").write_text("secret", "utf-8")
    (folder / "secret.txt").write_text("secret", "utf-8")
    (folder / "link.md.j2").symlink_to(tmp_path / "secret.md.j2")
    with pytest.raises(BrokenTemplate):
        _render(folder, attack, view=object(), rows=[])


def test_a_message_never_looks_into_a_value(tmp_path: Path) -> None:
    shown = _render(tmp_path, "{{ _('{x.__class__} {x}', x=view) }}", view="v")
    assert shown == f"{escaped('{x.__class__} v')}\n"


def test_a_folder_laid_over_stands_first(tmp_path: Path) -> None:
    over, under = tmp_path / "over", tmp_path / "under"
    for folder, text in ((over, "over"), (under, "under")):
        (folder / "documents").mkdir(parents=True)
        (folder / "documents" / "doc.md.j2").write_text(text, "utf-8")
    assert render(environment([over, under]), "doc", {}) == "over\n"
    (over / "documents" / "doc.md.j2").unlink()
    assert render(environment([over, under]), "doc", {}) == "under\n"


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "doc.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(BrokenTemplate, match="UTF-8"):
        render(environment([tmp_path]), "doc", {})


def test_compiled_templates_give_the_same_text(tmp_path: Path) -> None:
    folder, ready = tmp_path / "folder", tmp_path / "ready"
    folder.mkdir()
    text = _render(folder, "{{ note }}{% for n in rows %} {{ n }}{% endfor %}", note="*a*", rows=[1])
    compile_templates(folder, ready)
    assert list(ready.glob("*.py"))
    (folder / "documents" / "doc.md.j2").write_text("changed", "utf-8")
    assert render(environment([folder], ready), "doc", {"note": "*a*", "rows": [1]}) == text


def test_an_own_template_stands_before_a_compiled_one(tmp_path: Path) -> None:
    folder, own, ready = tmp_path / "folder", tmp_path / "own", tmp_path / "ready"
    folder.mkdir()
    own.mkdir()
    _render(folder, "built in")
    compile_templates(folder, ready)
    _render(own, "own")
    assert render(environment([own, folder], ready), "doc", {}) == "own\n"

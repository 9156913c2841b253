"""Reads `checklists/terms/*.yaml` and a local file of legal names, and says what is wrong in them."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from vidkit.base.decode import encode
from vidkit.base.errors import UnusableFile, UnusablePack
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where
from vidkit.content.model import Pack
from vidkit.content.terms import FOLDER
from vidkit.terminology.model import LanguageTerms, Lexicon, Name, Term
from vidkit.terminology.phrase import BadPhrase, compiled

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def compile_terms(folder: Path, target: Path) -> Lexicon:
    """Write the terms of a pack to `target` and return them. Raises: UnusablePack."""
    made, problems = load_terms(folder)
    if problems:
        raise UnusablePack(folder, problems)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps({"terms": encode(made)}, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    part.replace(target)
    return made


def load_terms(folder: Path) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Return the terms of a pack's folder, and every problem. A pack without terms has an empty lexicon."""
    made: list[LanguageTerms] = []
    problems: list[Problem] = []
    for file in sorted((folder / FOLDER).glob("*.yaml")):
        name = f"{FOLDER}/{file.name}"
        try:
            terms = _adapter().validate_python(yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER))  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
            problems.append(_problem(name, _("This is not YAML."), _("Check the indentation and the quotes."), line))
        except ValidationError as error:
            problems += (_problem(name, _path(e), _("Compare it with the entries beside it.")) for e in error.errors())
        else:
            made.append(terms)
            problems += _mistakes(terms, name)
    return Lexicon(languages=tuple(made)), tuple(problems)


def check_terms(folder: Path, pack: Pack) -> tuple[Problem, ...]:
    """Return every problem of the terms beside a pack, sources that it does not list among them."""
    made, problems = load_terms(folder)
    known = {name for s in pack.sources for name in (s.id, *s.aliases)}
    unknown = [
        _problem(f"{FOLDER}/{terms.language}.yaml", _('{id}: there is no source "{name}".', id=term.id, name=name),
                 _("Cite an id of sources.yaml."))
        for terms in made.languages for term in terms.terms for name in term.sources if name not in known
    ]  # fmt: skip
    return (*problems, *unknown)


def cited(folder: Path) -> frozenset[str]:
    """Return the ids of the sources that the terms cite."""
    made, _problems = load_terms(folder)
    return frozenset(name for terms in made.languages for term in terms.terms for name in term.sources)


def load_names(file: Path) -> tuple[Name, ...]:
    """Return the legal names of a local file. Raises: UnusableFile."""
    try:
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
        return TypeAdapter(tuple[Name, ...]).validate_python(raw["names"] if isinstance(raw, dict) else raw)
    except OSError as error:
        why = _("it cannot be read ({reason}).", reason=error.strerror or "")
        raise UnusableFile(file, why, _("Give the file.")) from None
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError, KeyError, TypeError):
        raise UnusableFile(
            file,
            _("this is no list of legal names."),
            _("Write entries such as: {example}", example="- {name: Obscene Images Act, instead: CSAM, language: en}"),
        ) from None


def _mistakes(terms: LanguageTerms, file: str) -> Iterator[Problem]:
    ids = [t.id for t in terms.terms]
    for term in terms.terms:
        if ids.count(term.id) > 1:
            yield _problem(file, _('The id "{name}" is used twice.', name=term.id), _("Give one of them a new id."))
        if set(term.near) - terms.contexts.keys():
            yield _problem(file, _("{id}: an unknown context.", id=term.id), _("Name one of the contexts above."))
        if term.basis == "source" and not term.sources:
            yield _problem(file, _("{id}: no source.", id=term.id), _("Cite one, or write basis: background."))
    phrases = [p for t in terms.terms for p in (*t.match, *t.unless)]
    phrases += [p for ps in terms.contexts.values() for p in ps]
    phrases += [*terms.statute_cues, *terms.disowned_before, *terms.disowned_next, *terms.disowned_after]
    for phrase in phrases:
        try:
            compiled((phrase,))
        except BadPhrase:
            yield _problem(
                file, _('"{phrase}" is no phrase.', phrase=phrase), _("It may not end with an optional word or a gap.")
            )


def _problem(file: str, what: str, fix: str, line: int = 0) -> Problem:
    return Problem(code="VK195", where=Where(file=file, line=line), what=what, fix=fix)


def _path(error: Any) -> str:
    place = " ".join(str(p) for p in error["loc"])
    return _("{place}: unknown, missing or of the wrong shape.", place=place)


@cache
def _adapter() -> TypeAdapter[LanguageTerms]:
    shapes: tuple[Any, ...] = (LanguageTerms, Term)
    for cls in shapes:
        cls.__pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)
    return TypeAdapter(LanguageTerms)

"""From plain JSON values to frozen dataclasses and back, strictly, without a library.

For files that vidkit wrote itself. Files that people wrote go through pydantic, which explains
every problem; this decoder stops at the first and costs a twentieth of the time.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from itertools import repeat
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class DecodeError(ValueError):
    """The value does not have the shape. The text leads to the place, which each step on the way back adds to."""

    def __init__(self, what: str, path: str = "") -> None:
        super().__init__(f"{path.lstrip('.') or 'the file'}: {what}")
        self.what, self.path = what, path

    def within(self, step: str) -> "DecodeError":
        """Return the same fault as seen from one step further out."""
        return DecodeError(self.what, step + self.path)


def decode(kind: type[T], value: object) -> T:
    """Return `value` (dicts, lists, text, numbers) as `kind`. Raises: DecodeError."""
    shape: Any = kind
    result: T = _decoder(shape)(value)
    return result


def encode(value: object) -> Any:
    """Return a dataclass as plain JSON values; fields at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        shown = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: encode(v) for f, v in shown if not _is_default(f, v)}
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [encode(v) for v in value]
    return value


def _is_default(field: Field[Any], value: object) -> bool:
    if field.default is not MISSING:
        return type(value) is type(field.default) and value == field.default
    return field.default_factory is not MISSING and value == field.default_factory()


@cache
def _decoder(kind: Any) -> Decoder:
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _dataclass(kind)
    if origin is Literal:
        return _literal(args)
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple and args[-1] is Ellipsis:
        return _sequence(args[0])
    if origin is tuple:
        return _fixed(args)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(args[1])
    return _scalar(kind)


def _dataclass(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    required = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    decoders: dict[str, Decoder] = {}

    def build(value: Any) -> Any:
        if not isinstance(value, dict):
            raise DecodeError("should be a group of named values")
        made = {}
        for name, raw in value.items():
            if name not in hints:
                raise DecodeError(f"has no place for {name!r}")
            if name not in decoders:
                decoders[name] = _decoder(hints[name])
            try:
                made[name] = decoders[name](raw)
            except DecodeError as error:
                raise error.within(f".{name}") from None
        missing = required - made.keys()
        if missing:
            raise DecodeError(f"lacks {', '.join(sorted(missing))}")
        return kind(**made)

    return build


def _literal(allowed: tuple[Any, ...]) -> Decoder:
    def build(value: Any) -> Any:
        if value not in allowed:
            raise DecodeError(f"should be one of {', '.join(map(str, allowed))}")
        return value

    return build


def _union(kinds: tuple[Any, ...]) -> Decoder:
    def build(value: Any) -> Any:
        for kind in kinds:
            try:
                return _decoder(kind)(value)
            except DecodeError:
                continue
        raise DecodeError("has none of the allowed types")

    return build


def _sequence(item: Any) -> Decoder:
    inner: list[Decoder] = []

    def build(value: Any) -> Any:
        if not isinstance(value, list):
            raise DecodeError("should be a list")
        if not inner:
            inner.append(_decoder(item))
        return _each(repeat(inner[0]), value)

    return build


def _fixed(kinds: tuple[Any, ...]) -> Decoder:
    def build(value: Any) -> Any:
        if not isinstance(value, list) or len(value) != len(kinds):
            raise DecodeError(f"should be a list of {len(kinds)}")
        return _each(map(_decoder, kinds), value)

    return build


def _each(decoders: Iterable[Decoder], values: list[Any]) -> tuple[Any, ...]:
    made: list[Any] = []
    try:
        for value, decoder in zip(values, decoders, strict=False):
            made.append(decoder(value))  # its length says which value does not fit
    except DecodeError as error:
        raise error.within(f"[{len(made)}]") from None
    return tuple(made)


def _mapping(item: Any) -> Decoder:
    def build(value: Any) -> Any:
        if not isinstance(value, dict):
            raise DecodeError("should be a group of named values")
        inner, made = _decoder(item), {}
        for key, raw in value.items():
            try:
                made[key] = inner(raw)
            except DecodeError as error:
                raise error.within(f".{key}") from None
        return made

    return build


_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _scalar(kind: Any) -> Decoder:
    accepted = (int, float) if kind is float else (kind,)

    def build(value: Any) -> Any:
        if type(value) not in accepted:
            raise DecodeError(f"should be {_WORDS.get(kind, 'empty')}")
        return value

    return build

"""How views are made: frozen, by name, and quick to define, for there are many."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
def row(shape: type[T]) -> type[T]:
    """Make the class a frozen, keyword-only dataclass without comparison, which no view needs.

    **Why**: comparison and representation take most of the time in which a dataclass is made,
    and that time counts in every run.
    """
    return dataclass(frozen=True, kw_only=True, eq=False, repr=False)(shape)

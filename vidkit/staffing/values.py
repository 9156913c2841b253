"""Staffing parameters for one country: a local value with its reason, an answer, or the default."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _
from vidkit.content.model import Parameter
from vidkit.staffing import derived

Origin = Literal["local", "answer", "worked_out", "default", "unknown"]
SHARE = "share"
FEWER = 1e-9


class RefusedValue(VidkitError):
    """A parameter beyond what the pack allows."""

    code = "VK301"

    def __init__(self, parameter: Parameter, value: float) -> None:
        super().__init__(
            _("{id} {name}: {value} {unit} is above {most}.", id=parameter.id, name=parameter.name, value=f"{value:g}",
              unit=parameter.unit, most=f"{parameter.refuse_above:g}"),
            parameter.refuse_reason or _("Give a lower value."),
        )  # fmt: skip


class ShareAboveOne(VidkitError):
    """A share of more than the whole."""

    code = "VK302"

    def __init__(self, parameter: Parameter, value: float) -> None:
        super().__init__(
            _("{id} {name}: a share of {value} is more than the whole.", id=parameter.id, name=parameter.name,
              value=f"{value:g}"),
            _("Write shares as fractions: 0.6 for 60 percent. If it comes from two counts, one of them is wrong."),
        )  # fmt: skip


class NegativeValue(VidkitError):
    """A volume, time or share below zero."""

    code = "VK303"

    def __init__(self, parameter: Parameter, value: float) -> None:
        super().__init__(
            _("{id} {name}: {value} is below zero.", id=parameter.id, name=parameter.name, value=f"{value:g}"),
            _("Give 0 or more."),
        )


class AbsurdValue(VidkitError):
    """A volume beyond what its question accepts."""

    code = "VK304"

    def __init__(self, parameter: Parameter, value: float, most: float) -> None:
        super().__init__(
            _("{id} {name}: {value} {unit} is above {most}.", id=parameter.id, name=parameter.name,
              value=f"{value:,.0f}", unit=parameter.unit, most=f"{most:,.0f}"),
            _("No country is known to have as much, so this is taken for a slip of the keys and not planned with. "
              "The whole world sent some 20 million reports to the largest clearing house in 2024."),
        )  # fmt: skip


class NoReason(VidkitError):
    """A local value without the reason for it."""

    code = "VK305"

    def __init__(self, name: str) -> None:
        super().__init__(_("The local value of {id} has no reason.", id=name),
                         _("Say why it is used; the reason is printed beside it."))  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """A parameter as used. `value` None: the country must say, and has not.

    `over`: above what the pack would refuse, and used because a reason was given.
    """

    parameter: Parameter
    value: float | None
    origin: Origin
    reason: str = ""
    over: bool = False


def used(parameter: Parameter, reading: Reading) -> Used:
    """Return the value of a parameter; shares as fractions 0 to 1.

    Raises: RefusedValue, ShareAboveOne, NegativeValue, AbsurdValue, NoReason.
    """
    found = _found(parameter, reading)
    if found.value is None:
        return found
    if found.origin == "local" and not found.reason.strip():
        raise NoReason(parameter.id)
    _judge(parameter, found.value, reading)
    limit = parameter.refuse_above
    if limit is None or found.value <= limit:
        return found
    if found.origin != "local" or not parameter.with_reason:
        raise RefusedValue(parameter, found.value)
    return Used(parameter=parameter, value=found.value, origin="local", reason=found.reason, over=True)


def _judge(parameter: Parameter, value: float, reading: Reading) -> None:
    if value < 0:
        raise NegativeValue(parameter, value)
    if parameter.unit == SHARE and value > 1 + FEWER:
        raise ShareAboveOne(parameter, value)
    fact = reading.pack.fact_by_id.get(parameter.fact)
    if fact is not None and fact.type != "share" and fact.maximum is not None and value > fact.maximum:
        raise AbsurdValue(parameter, value, fact.maximum)


def _found(parameter: Parameter, reading: Reading) -> Used:
    local = reading.assessment.parameters.get(parameter.id)
    if local is not None:
        return Used(parameter=parameter, value=local.value, origin="local", reason=local.reason)
    answer = reading.answered(parameter.fact) if parameter.fact else None
    if isinstance(answer, int | float):
        percent = reading.pack.fact_by_id[parameter.fact].type == "share"
        return Used(parameter=parameter, value=answer / 100 if percent else float(answer), origin="answer")
    worked_out = derived.value(parameter.id, reading)
    if worked_out is not None:
        return Used(parameter=parameter, value=worked_out, origin="worked_out")
    origin: Origin = "unknown" if parameter.default is None else "default"
    return Used(parameter=parameter, value=parameter.default, origin=origin)


def all_used(reading: Reading) -> dict[str, Used]:
    """Return every parameter of the pack as used, by id. Raises: as `used`."""
    return {p.id: used(p, reading) for p in reading.pack.parameters}


def plain(values: Mapping[str, Used]) -> dict[str, float | None]:
    """Return the plain values; children to make safe follow from series and packages where not counted."""
    found = {i: u.value for i, u in values.items()}
    for name, factors in FOLLOWS.items():
        if name in found and found[name] is None:
            found[name] = _product(found, factors)
    return found


FOLLOWS: Mapping[str, tuple[str, ...]] = {"P64": ("P40", "P68"), "P65": ("P20", "P23", "P69")}
"""Volumes that are the product of others where nobody counted them."""


def _product(found: Mapping[str, float | None], ids: tuple[str, ...]) -> float | None:
    result = 1.0
    for i in ids:
        value = found.get(i)
        if value is None:
            return None
        result *= value
    return result

"""Staffing parameters for one country: a local value with its reason, an answer, or the default."""

from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.base.errors import VidkitError
from vidkit.content.model import Parameter

Origin = Literal["local", "answer", "default", "unknown"]


class RefusedValue(VidkitError):
    """A parameter beyond what the pack allows."""

    code = "VK301"

    def __init__(self, parameter: Parameter, value: float) -> None:
        super().__init__(
            f"{parameter.id} {parameter.name}: {value:g} {parameter.unit} is above {parameter.refuse_above:g}.",
            parameter.refuse_reason or "Give a lower value.",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """A parameter as used. `value` None: the country must say, and has not."""

    parameter: Parameter
    value: float | None
    origin: Origin
    reason: str = ""


def used(parameter: Parameter, reading: Reading) -> Used:
    """Return the value of a parameter; shares as fractions 0 to 1. Raises: RefusedValue."""
    found = _found(parameter, reading)
    limit = parameter.refuse_above
    if found.value is not None and limit is not None and found.value > limit:
        raise RefusedValue(parameter, found.value)
    return found


def _found(parameter: Parameter, reading: Reading) -> Used:
    local = reading.assessment.parameters.get(parameter.id)
    if local is not None:
        return Used(parameter=parameter, value=local.value, origin="local", reason=local.reason)
    answer = reading.fact(parameter.fact) if parameter.fact else None
    if isinstance(answer, int | float):
        percent = reading.pack.fact_by_id[parameter.fact].type == "share"
        return Used(parameter=parameter, value=answer / 100 if percent else float(answer), origin="answer")
    origin: Origin = "unknown" if parameter.default is None else "default"
    return Used(parameter=parameter, value=parameter.default, origin=origin)


def all_used(reading: Reading) -> dict[str, Used]:
    """Return every parameter of the pack as used, by id."""
    return {p.id: used(p, reading) for p in reading.pack.parameters}

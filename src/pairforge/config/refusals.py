"""Faults that the schema alone cannot see, such as an order without a meaning; each with its own remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

REFUSED = "refused"
"""The type of these errors among pydantic's."""


@dataclass(frozen=True)
class Refusal:
    """Why something is refused, and what to do about it.

    Parameters
    ----------
    path
        Where it stands, from the part of the config that is checked.
    what
        The reason, as a sentence without its full stop.
    remedy
        What to do about it, as a sentence.
    """

    path: tuple[str | int, ...]
    what: str
    remedy: str


def refused(what: str, remedy: str) -> PydanticCustomError:
    """The error for a validator to raise; ``what`` is the reason without its full stop."""
    return PydanticCustomError(REFUSED, "{what}. {remedy}", {"what": what, "remedy": remedy})


def refuse(refusals: Iterable[Refusal], given: Any) -> None:
    """Raise all of them as one error of the schema; nothing if there are none.

    Raises
    ------
    ValidationError
        With an error for each, entry by entry; ``given`` is what was checked.
    """
    errors = [
        InitErrorDetails(
            type=refused(refusal.what, refusal.remedy),
            loc=refusal.path,
            input=given,
        )
        for refusal in sorted(refusals, key=lambda refusal: refusal.path[:1])
    ]
    if errors:
        raise ValidationError.from_exception_data("Config", errors)

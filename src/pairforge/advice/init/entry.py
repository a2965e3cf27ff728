"""A proposed config as a tree of entries, each with why it is there and what is unsure of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Entry:
    """One value of the config: a text, number, list or mapping, which may hold entries again.

    Parameters
    ----------
    value
        The value.
    why
        Why it is proposed, as a clause for a comment; "" where it speaks for itself.
    unsure
        What may be meant instead, as a sentence; "" where there is no doubt.
    """

    value: Any
    why: str = ""
    unsure: str = ""


Section: TypeAlias = dict[str, Entry]


def plain(value: Any) -> Any:
    """The config that a tree of entries says, without what is said about it."""
    if isinstance(value, Entry):
        return plain(value.value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def doubts(value: Any) -> list[str]:
    """Everything that is unsure in a tree of entries, in its order."""
    if isinstance(value, Entry):
        return [*([value.unsure] if value.unsure else []), *doubts(value.value)]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [doubt for item in items for doubt in doubts(item)]

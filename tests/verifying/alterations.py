"""Results with one thing changed: a number, a word, a flag, or an entry of a list."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

Path = tuple[str | int, ...]
Document = dict[str, Any]


def alterations(document: Document, random: Random, count: int) -> Iterator[tuple[Path, Document]]:
    """So many documents that differ from this one in one place, with that place.

    Every kind of place is as likely as any other: places that differ in the numbers of list entries (such
    as the scores of all pairs) are one kind.
    """
    kinds: dict[tuple[str, ...], list[Path]] = {}
    for path, _ in leaves(document):
        kinds.setdefault(pattern(path), []).append(path)
    names = sorted(kinds)
    for _ in range(count):
        path = random.choice(kinds[random.choice(names)])
        altered = copy.deepcopy(document)
        holder = altered
        for step in path[:-1]:
            holder = holder[step]  # type: ignore[index]
        before = holder[path[-1]]  # type: ignore[index]
        if isinstance(holder, list) and random.random() < 0.2:
            _change_list(holder, path[-1], random)
        else:
            holder[path[-1]] = changed(before, random)  # type: ignore[index]
        if altered != document:
            yield path, altered


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every number, word, flag, null and empty list or mapping, with the way there."""
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    if not children or not value:
        yield path, value
    for step, child in children:
        yield from leaves(child, (*path, step))


def pattern(path: Path) -> tuple[str, ...]:
    """A place without the numbers of entries, in lists and of prices."""
    return tuple("*" if isinstance(step, int) or step.isdigit() else step for step in path)


def changed(value: Any, random: Random) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + random.choice([-1, 1, 1, 2, 10, -value or 3])
        case float():
            return round(value + random.choice([-1.0, 0.001, 0.5, 1.0]), 6)
        case str() if value and all(letter in "0123456789abcdef" for letter in value) and len(value) == 64:
            return ("1" if value[0] == "0" else "0") + value[1:]
        case str():
            return value + random.choice("xyz")
        case None:
            return random.choice([0, 1])
        case list():
            return [0]
        case dict():
            return {"x": 1}
    raise AssertionError(value)


def _change_list(entries: list[Any], place: Any, random: Random) -> None:
    """Take an entry out, put it in twice, or change places with the next."""
    way = random.randrange(3)
    if way == 0:
        entries.pop(place)
    elif way == 1:
        entries.insert(place, copy.deepcopy(entries[place]))
    else:
        other = (place + 1) % len(entries)
        entries[place], entries[other] = entries[other], entries[place]

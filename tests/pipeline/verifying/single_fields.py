"""Alterations of one field of a JSON document."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True)
class Alteration:
    """A document in which one field is another, and which."""

    path: Path
    how: str
    document: Any


def alteration(random: Random, document: Any, within: Path = ()) -> Alteration:
    """A copy with one entry altered, removed, added or put twice, anywhere below ``within``.

    What is altered is drawn level by level, so that lists with many entries do not hide the other fields.
    """
    altered = copy.deepcopy(document)
    path = _drawn(random, document, within)
    how, value = random.choice(list(_ways(random, document, path)))
    *above, last = path
    parent = at(altered, tuple(above))
    if how == "removed":
        del parent[last]
    elif how == "put twice":
        parent.insert(last, copy.deepcopy(parent[last]))
    elif how == "added":
        parent[last][value] = 1
    else:
        parent[last] = value
    return Alteration(path, how, altered)


def at(document: Any, path: Path) -> Any:
    """What stands at a path."""
    for step in path:
        document = document[step]
    return document


def _drawn(random: Random, document: Any, within: Path) -> Path:
    path, value = within, at(document, within)
    while isinstance(value, (dict, list)) and value and (path == within or random.random() < 0.9):
        step = random.choice(list(value) if isinstance(value, dict) else range(len(value)))
        path, value = (*path, step), value[step]
    return path


def _ways(random: Random, document: Any, path: Path) -> Iterator[tuple[str, Any]]:
    value, parent = at(document, path), at(document, path[:-1])
    yield "removed", None
    if isinstance(parent, list):
        yield "put twice", None
    if isinstance(value, dict):
        yield "added", "something more"
    if isinstance(value, bool):
        yield "altered", not value
    elif isinstance(value, int):
        yield from (("altered", value + step) for step in (1, -1, random.randint(2, 1000), 10**20))
    elif isinstance(value, float):
        yield from (("altered", value + step) for step in (1e-6, -1e-6, random.uniform(1, 10)))
    elif isinstance(value, str):
        yield "altered", value + "x"
        yield "altered", random.choice(["", "E1", "M2", "optimal", "feasible", "total", "proved", "unproved"])
    if value is not None:
        yield "altered", None
    else:
        yield from (("altered", other) for other in (0, 1, "x", True))

"""Where a file says something else than what follows from everything else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Sort = Literal["differs", "missing", "unexpected", "malformed", "changed", "broken", "unproved"]

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Difference:
    """One thing that a file says, and what was found instead.

    Parameters
    ----------
    file
        Name of the file that says it.
    path
        Where in it, such as ``pairs[3].score``; empty for the file as a whole.
    sort
        ``differs``: another value was found; ``missing``: it says nothing, and ``found`` should be there;
        ``unexpected``: nothing of the sort was found; ``malformed``: it makes no sense there; ``changed``:
        ``path`` is a file that is not as it was; ``broken``: the pairs break the rule ``found``;
        ``unproved``: it could not be found out again in time.
    said, found
        What the file says and what was found; None where there is nothing.
    """

    file: str
    path: str
    sort: Sort
    said: Any = None
    found: Any = None


def differences(file: str, said: Any, found: Any, path: str = "") -> Iterator[Difference]:
    """Every place where two JSON values differ, the deepest ones.

    Numbers are compared as numbers; true is not 1, and a list is not the same in another order.
    """
    if isinstance(said, dict) and isinstance(found, dict):
        for key, value in found.items():
            place = f"{path}{_step(key, first=not path)}"
            if key in said:
                yield from differences(file, said[key], value, place)
            else:
                yield Difference(file, place, "missing", None, value)
        for key in (key for key in said if key not in found):
            yield Difference(file, f"{path}{_step(key, first=not path)}", "unexpected", said[key])
    elif isinstance(said, list) and isinstance(found, list):
        for idx, value in enumerate(found):
            place = f"{path}[{idx}]"
            if idx < len(said):
                yield from differences(file, said[idx], value, place)
            else:
                yield Difference(file, place, "missing", None, value)
        for idx in range(len(found), len(said)):
            yield Difference(file, f"{path}[{idx}]", "unexpected", said[idx])
    elif isinstance(said, bool) != isinstance(found, bool) or said != found:
        yield Difference(file, path, "differs", said, found)


def _step(key: str, *, first: bool) -> str:
    if _PLAIN.fullmatch(key):
        return key if first else f".{key}"
    return f"[{json.dumps(key, ensure_ascii=False)}]"

"""Whether the files that a result was made from are as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pairforge.conclusion.concluding import inputs_of
from pairforge.conclusion.differences import Difference, differences
from pairforge.config import Config
from pairforge.pipeline.reopening import RESULT_FILE
from pairforge.roster import Roster


def input_differences(config: Config, roster: Roster | None, said: Any) -> Iterator[Difference]:
    """Files that have changed since, and others than were read.

    Parameters
    ----------
    roster
        None: only the config is looked at.
    said
        What the result says of its inputs; it may be anything.
    """
    found = [dict(source) for source in inputs_of(config, roster)]
    if not isinstance(said, list):
        yield Difference(RESULT_FILE, "inputs", "malformed")
        return
    said = said if roster is not None else said[: len(found)]
    for idx, (one, other) in enumerate(zip(said, found, strict=False)):
        if isinstance(one, dict) and {**one, "sha256": ""} == {**other, "sha256": ""}:
            yield from _changed(other["path"], one.get("sha256"), other["sha256"])
        else:
            yield from differences(RESULT_FILE, one, other, f"inputs[{idx}]")
    for idx in range(min(len(said), len(found)), max(len(said), len(found))):
        is_more = idx < len(said)
        place = f"inputs[{idx}]"
        yield (
            Difference(RESULT_FILE, place, "unexpected", said[idx])
            if is_more
            else Difference(RESULT_FILE, place, "missing", None, found[idx])
        )


def changed_files(config: Config, said: Any) -> tuple[Difference, ...]:
    """The files that have changed since or are gone, where what they hold cannot be read any more."""
    return tuple(
        difference
        for path, sha256 in _named(said)
        for difference in _changed(path, sha256, _sha256(config.folder / path))
    )


def _named(said: Any) -> Iterator[tuple[str, str]]:
    """The paths and hashes of inputs other than the config, as far as they are any."""
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict) and one.get("role") != "config":
            path, sha256 = one.get("path"), one.get("sha256")
            if isinstance(path, str) and isinstance(sha256, str):
                yield path, sha256


def _changed(path: str, said: Any, found: str | None) -> Iterator[Difference]:
    if said != found:
        yield Difference(path, "", "changed", said, found)


def _sha256(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
    except (OSError, ValueError):
        return None

"""Whether the files that a result was made from are as they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pairforge.conclusion.concluding import inputs_of
from pairforge.conclusion.differences import Difference, differences
from pairforge.config import Config
from pairforge.pipeline.changed_files import changed
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
            yield from changed(other["path"], one.get("sha256"), other["sha256"])
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

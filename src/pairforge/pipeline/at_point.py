"""A point of the trade-off to be solved for, from the file that ``pairforge frontier`` wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pairforge.config import Config
from pairforge.errors import FaultError, InputError, Trouble
from pairforge.pairing import FRONTIER_FILE, FRONTIER_VERSION, Result, Status, pairs_sha256
from pairforge.roster import Roster

_AGAIN = "Run `pairforge frontier` with this config again, and look up the number of the point there."


@dataclass(frozen=True)
class AtPoint:
    """What is asked for at a point.

    Parameters
    ----------
    config
        The config with the point's priorities and limits.
    file
        Where the point was read.
    roster_sha256
        Whose trade-off it is.
    asked
        The point's number, priorities and limits.
    pairs_sha256
        Which matching it is.
    """

    config: Config
    file: Path
    roster_sha256: str
    asked: dict[str, Any]
    pairs_sha256: str

    def check_roster(self, roster: Roster) -> None:
        """Refuse other people than those whose trade-off it is.

        Raises
        ------
        InputError
            If what was read of the people has changed.
        """
        if roster.sha256() != self.roster_sha256:
            raise _refused(self.file, "This trade-off is of other people or other answers.", _AGAIN)

    def told(self, result: Result) -> Result:
        """The result, which says that it is the point's.

        Raises
        ------
        FaultError
            If it is proved, but another matching.
        """
        pairs = pairs_sha256((pair.mentee, pair.mentor) for pair in result.pairs)
        if result.status is Status.OPTIMAL and pairs != self.pairs_sha256:
            raise FaultError("Another matching was found than at this point of the trade-off.")
        return replace(result, at=self.asked)


def read_point(config: Config, folder: Path, number: int) -> AtPoint:
    """Look up a point.

    Parameters
    ----------
    config
        As it was when the trade-off was found.
    folder
        The folder of the results.
    number
        Which point, from 1.

    Raises
    ------
    InputError
        If there is no such file or point, or it is of another config, version of pairforge or format.
    """
    file = folder / FRONTIER_FILE
    text = _text_of(file, number)
    try:
        content = json.loads(text)
        fault = _staleness(content, config)
        if fault is not None:
            raise _refused(file, fault, _AGAIN)
        points = {point["point"]: point for point in content["points"]}
        if number not in points:
            remedy = f"Choose a number from 1 to {len(points)}." if points else "Leave --at out."
            raise _refused(file, f"There is no point {number} in this trade-off.", remedy)
        asked = {key: points[number][key] for key in ("point", "priorities", "fairness")}
        return AtPoint(
            config=config.asking(asked["priorities"], asked["fairness"]),
            file=file,
            roster_sha256=content["roster_sha256"],
            asked=asked,
            pairs_sha256=points[number]["pairs_sha256"],
        )
    except (ValueError, LookupError, TypeError, RecursionError):  # the config's refusals are ValueErrors
        raise _refused(file, "This is not a trade-off that pairforge wrote.", _AGAIN) from None


def _text_of(file: Path, number: int) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        what = f"There is no trade-off to take point {number} from."
        remedy = "Run `pairforge frontier` with this config (and the same -o) first."
        raise _refused(file, what, remedy) from None
    except OSError as error:
        remedy = "Close it in other programs, or run `pairforge frontier` again."
        raise _refused(file, f"This cannot be read: {error.strerror or error}.", remedy) from None


def _staleness(content: Any, config: Config) -> str | None:
    """Why a trade-off is not this config's, or None if it is."""
    if content["schema_version"] != FRONTIER_VERSION:
        return "This trade-off has the format of another version of pairforge."
    if content["versions"]["pairforge"] != version("pairforge"):
        return "This trade-off was found by another version of pairforge."
    if content["config_sha256"] != config.sha256():
        return "This trade-off is of another config, or the config has changed."
    return None


def _refused(file: Path, what: str, remedy: str) -> InputError:
    return InputError([Trouble(what=what, remedy=remedy, file=str(file))])

"""From a result back to the spreadsheets: everything that follows from them is found out once more."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from os import PathLike
from typing import Any

from pairforge.conclusion.differences import differences
from pairforge.conclusion.verified import VerifyReport
from pairforge.config import Config
from pairforge.errors import InputError
from pairforge.pairing import Result
from pairforge.pipeline.changed_files import changed_files
from pairforge.pipeline.loading import given
from pairforge.pipeline.reopening import MALFORMED, RESULT_FILE, find_config, read_document
from pairforge.pipeline.verifying.alone import verify_alone
from pairforge.pipeline.verifying.beside import check_beside
from pairforge.pipeline.verifying.inputs import input_differences
from pairforge.pipeline.verifying.rebuilding import rebuild
from pairforge.pipeline.verifying.rebuilt import Rebuilt, malformed
from pairforge.pipeline.verifying.tally import Tally
from pairforge.reporting.document import result_json
from pairforge.roster import Roster, read_roster


def verify(result: str | PathLike[str], config: Config | str | PathLike[str] | None = None) -> VerifyReport:
    """Check everything that a result says against the spreadsheets that it was made from.

    Parameters
    ----------
    result
        The ``result.json``, or its folder.
    config
        The config it was made from, or its path; None: the file of the name that the result says, in a folder
        around it. If there is none, the result is checked from ``problem.json`` on only.

    Raises
    ------
    InputError
        If result, config or spreadsheets cannot be read.
    """
    return run_verify(result, config)


def run_verify(
    result: str | PathLike[str],
    config: Config | str | PathLike[str] | None = None,
    observe: Callable[[str], None] = lambda _: None,
) -> VerifyReport:
    """As ``verify``; ``observe`` is told what is being done."""
    observe("Reading")
    file, document = read_document(result)
    if config is None:
        try:
            config = find_config(file, document, changed=True)
        except InputError:
            observe("Checking")
            report = verify_alone(file, document)
            if report is None:
                raise
            return report
    loaded = given(config, accept_proposals=True)
    tally = Tally(file, document)
    asked = _asked(tally, loaded)
    roster = None if asked is None else _read(tally, asked)
    if asked is not None and roster is not None:
        observe("Checking")
        rebuilt = rebuild(asked, roster, document)
        if rebuilt.result is not None:
            rebuilt = replace(rebuilt, result=_as_told(tally, rebuilt.result))
        _compare(tally, rebuilt)
        check_beside(tally, loaded, asked, roster, rebuilt)
    return tally.report()


def _asked(tally: Tally, loaded: Config) -> Config | None:
    """The config of the result, with the priorities and limits of its point of the trade-off if it is of one.

    None if it is not the one that the result was made from.
    """
    at = tally.document.get("at")
    try:
        asked = loaded if at is None else loaded.asking(at["priorities"], at["fairness"])
    except MALFORMED:
        tally.check("at", [malformed("at")])
        return None
    if _check_key(tally, "config_sha256", asked.sha256()):
        return asked
    tally.check("inputs", input_differences(asked, None, tally.document.get("inputs")))
    return None


def _read(tally: Tally, config: Config) -> Roster | None:
    """The people; None if they are not those that the result was made from."""
    said = tally.document.get("inputs")
    try:
        roster = read_roster(config, accept_proposals=True)
    except InputError:
        changed = changed_files(config, said)
        if not changed:
            raise
        tally.check("inputs", changed)
        return None
    tally.check("inputs", input_differences(config, roster, said))
    return roster if _check_key(tally, "roster_sha256", roster.sha256()) else None


def _compare(tally: Tally, rebuilt: Rebuilt) -> None:
    tally.check("rules", rebuilt.differences)
    tally.leave(*rebuilt.unchecked)
    if rebuilt.result is None:
        return
    document = tally.document
    found = json.loads(result_json(rebuilt.result))
    for key in (*found, *(key for key in document if key not in found)):
        if key not in tally.checked and key not in tally.left:
            own, other = ({key: side[key]} if key in side else {} for side in (document, found))
            tally.check(key, differences(RESULT_FILE, own, other))


def _as_told(tally: Tally, result: Result) -> Result:
    """The result with what is taken from the file: versions, hashes of inputs, and the number of its point.

    What is wrong with these hashes is told already.
    """
    versions, inputs, at = (tally.document.get(key) for key in ("versions", "inputs", "at"))
    if isinstance(versions, dict) and _are_texts(versions, result.versions):
        tally.leave("versions")
        result = replace(result, versions=versions)
    said = tuple(inputs) if isinstance(inputs, list) else ()
    if len(said) == len(result.inputs) and all(map(_are_texts, said, result.inputs)):
        result = replace(result, inputs=said)
    if at is None:
        return result
    asked = {key: at.get(key) for key in ("point", "priorities", "fairness")}
    if type(asked["point"]) is not int or asked["point"] < 1:
        tally.check("at", [malformed("at.point")])
    return replace(result, at=asked)


def _are_texts(said: Any, found: Mapping[str, str]) -> bool:
    """Whether there is a text for each of the same keys."""
    is_alike = isinstance(said, Mapping) and said.keys() == found.keys()
    return is_alike and all(isinstance(text, str) for text in said.values())


def _check_key(tally: Tally, key: str, found: str) -> bool:
    return tally.check(key, differences(RESULT_FILE, tally.document.get(key), found, key))

"""A result read back, with the people and the numbers that it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from glob import escape
from math import isfinite
from os import PathLike
from pathlib import Path
from typing import Any

from pairforge.certificate import Proof, prove
from pairforge.conclusion.reading import read_matching
from pairforge.config import Config
from pairforge.errors import FaultError, InputError, Trouble
from pairforge.pairing import Matching
from pairforge.pipeline.changed_files import changed_files
from pairforge.pipeline.loading import load_all
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster, read_roster
from pairforge.scoring import Scores, score

RESULT_FILE = "result.json"
_AS_WRITTEN = "Name the result.json (or its folder) as `pairforge solve` wrote it."
_AGAIN = "Run `pairforge solve` again, or put back what was changed."
_AROUND = 3
MALFORMED = (ValueError, LookupError, TypeError, OverflowError, RecursionError, AttributeError)
"""What is raised where a file holds something else than was expected."""


@dataclass(frozen=True)
class Reopened:
    """A result with everything that it was made from.

    Parameters
    ----------
    file
        Where it stands.
    document
        Its content.
    config, roster, scores, problem
        What it was made from; the config with the priorities and limits of the result's point of the
        trade-off, if it is of one.
    matching
        The pairs, and the prices of the certificate.
    proof
        What these prove.
    """

    file: Path
    document: Mapping[str, Any]
    config: Config
    roster: Roster
    scores: Scores
    problem: Problem
    matching: Matching
    proof: Proof


def reopen(
    result: str | PathLike[str],
    config: str | PathLike[str] | None = None,
    observe: Callable[[str], None] = lambda _: None,
) -> Reopened:
    """Read a result that holds pairs, and what it was made from.

    Parameters
    ----------
    result
        The ``result.json``, or its folder.
    config
        The config it was made from; None: the file of that name and content in a folder around the result,
        or in a folder beside these.
    observe
        Is told what is being done.

    Raises
    ------
    InputError
        If the result cannot be read, holds no pairs, or config or people are not those that it was made from.
    """
    observe("Reading")
    file, document = read_document(result)
    told, roster = people_of(file, document, config)
    if not document.get("pairs") and not document.get("certificate"):
        raise _refused(file, f"There are no pairs in this result ({document.get('status')}).", _AGAIN)
    observe("Scoring")
    scores = score(roster, told)
    problem = formulate(scores, roster, told)
    try:
        matching = read_matching(problem, roster.mentees.ids, roster.mentors.ids, document)
        proof = prove(problem, matching)
    except (*MALFORMED, FaultError):
        raise _refused(
            file, "This result has been altered: its pairs or prices do not fit.", _AGAIN
        ) from None
    return Reopened(file, document, told, roster, scores, problem, matching, proof)


def read_document(result: str | PathLike[str]) -> tuple[Path, dict[str, Any]]:
    """The content of a ``result.json``, and where it stands.

    Raises
    ------
    InputError
        If there is none.
    """
    file = Path(result)
    file = file / RESULT_FILE if file.is_dir() else file
    try:
        text = file.read_bytes().decode("utf-8-sig")
        document = json.loads(text, object_pairs_hook=_once, parse_float=_finite, parse_constant=_finite)
    except OSError as error:
        raise _refused(file, f"This cannot be read: {error.strerror or error}.", _AS_WRITTEN) from None
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or not {"schema_version", "status", "pairs"} <= document.keys():
        raise _refused(file, "This is no result of pairforge.", _AS_WRITTEN)
    return file, document


def people_of(
    file: Path, document: Mapping[str, Any], config: str | PathLike[str] | None
) -> tuple[Config, Roster]:
    """The config and the people that a result was made from.

    Raises
    ------
    InputError
        If they cannot be read, or have changed; says which file it is, as far as that can be told.
    """
    told = config_of(file, document, config)
    roster = read_roster(told, accept_proposals=True)
    if roster.sha256() != document.get("roster_sha256"):
        files = sorted({one.file for one in changed_files(told, document.get("inputs"))})
        named = f": {', '.join(files)}" if files else ""
        raise _refused(file, f"The spreadsheets have changed since this result was made{named}.", _AGAIN)
    return told, roster


def config_of(file: Path, document: Mapping[str, Any], config: str | PathLike[str] | None) -> Config:
    """The config that a result was made from, as it was then.

    Raises
    ------
    InputError
        If it is not found, cannot be read, or has changed.
    """
    loaded = load_all(find_config(file, document) if config is None else config, accept_proposals=True)
    try:
        at = document.get("at")
        told = loaded if at is None else loaded.asking(at["priorities"], at["fairness"])
    except MALFORMED:
        raise _refused(file, "This result has been altered: its priorities make no sense.", _AGAIN) from None
    if told.sha256() != document.get("config_sha256"):
        raise _refused(file, "The config has changed since this result was made, or is another one.", _AGAIN)
    return told


def find_config(file: Path, document: Mapping[str, Any], *, changed: bool = False) -> Path:
    """The file of the name and content that a result says, around its folder or one folder further.

    Parameters
    ----------
    changed
        Whether one of that name with another content is taken where there is none with the same.

    Raises
    ------
    InputError
        If there is none.
    """
    try:
        (name, sha256), *_ = (
            (Path(one["path"]).name, one["sha256"]) for one in document["inputs"] if one["role"] == "config"
        )
        around = file.resolve().parents[:_AROUND]
        beside = (found for folder in around for found in sorted(folder.glob(f"*/{escape(name)}")))
        named = [found for found in (*(folder / name for folder in around), *beside) if found.is_file()]
    except MALFORMED:
        remedy = "Name the config it was made from."
        raise _refused(file, "The result does not say from which config it was made.", remedy) from None
    for found in named:
        if hashlib.sha256(found.read_bytes()).hexdigest() == sha256:
            return found
    if changed and named:
        return named[0]
    what = f"The config {name} from which it was made is not near this result, or has changed."
    raise _refused(file, what, "Name the config it was made from.")


def _once(entries: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, in which no key may stand twice: programs would not agree on what it says."""
    found = dict(entries)
    if len(found) < len(entries):
        raise ValueError("a key stands twice")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text} is no number")
    return number


def _refused(file: Path, what: str, remedy: str) -> InputError:
    return InputError([Trouble(what=what, remedy=remedy, file=str(file))])

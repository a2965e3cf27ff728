"""A result made once more from its people and its own pairs and prices, without a search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pairforge.certificate import Proof, prove
from pairforge.conclusion import conclude_without
from pairforge.conclusion.differences import Difference
from pairforge.conclusion.reading import read_matching
from pairforge.config import Config
from pairforge.engines.registry import note_of
from pairforge.errors import FaultError
from pairforge.explanations import find_clashes
from pairforge.explanations.repairs import find_repairs
from pairforge.pairing import Matching, Status
from pairforge.pipeline.best_total import UNKNOWN, Comparison, read_best_total
from pairforge.pipeline.finishing import finish
from pairforge.pipeline.reopening import MALFORMED, RESULT_FILE
from pairforge.pipeline.verifying.impossible import PATIENCE, rebuild_impossible, unchecked_repairs
from pairforge.pipeline.verifying.pairs import wrong_pairs
from pairforge.pipeline.verifying.rebuilt import Rebuilt, engine_of, malformed, stopped_by_of
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import Scores, score


def rebuild(config: Config, roster: Roster, document: Mapping[str, Any]) -> Rebuilt:
    """Make a result once more.

    Parameters
    ----------
    config, roster
        What it was made from.
    document
        The content of ``result.json``; it may be anybody's.
    """
    scores = score(roster, config)
    clashes = find_clashes(scores, roster, config)
    if clashes:
        repairs = find_repairs(scores, roster, config, time_limit=PATIENCE)
        result = conclude_without(
            config, roster, scores.resolution, clashes=clashes, repairs=repairs, matching=None
        )
        return Rebuilt(result, unchecked=unchecked_repairs(document.get("repairs"), repairs))
    problem = formulate(scores, roster, config)
    status = document["status"]
    if status == Status.INFEASIBLE:
        return rebuild_impossible(problem, scores, roster, config, document)
    if status == Status.UNKNOWN:  # says nothing but who takes part
        result = conclude_without(config, roster, scores.resolution, clashes=(), repairs=None, matching=None)
        return Rebuilt(result, unchecked=("engine", "stopped_by"))
    return _with_pairs(problem, scores, roster, config, document)


def _with_pairs(
    problem: Problem, scores: Scores, roster: Roster, config: Config, document: Mapping[str, Any]
) -> Rebuilt:
    wrong = wrong_pairs(scores, roster, config, document)
    if wrong:
        return Rebuilt(None, differences=wrong)
    found: list[Difference] = []
    matching, proof = _proved(problem, roster, document, found)
    comparison = _compared(scores, roster, config, document, found)
    try:
        done = finish(config, roster, scores, problem, matching, proof, comparison)
    except FaultError as error:
        broken = Difference(RESULT_FILE, "pairs", "broken", None, str(error))
        return Rebuilt(None, differences=(*found, broken))
    beside = done.explanations, done.problem, done.reasons
    unchecked = ("stopped_by", *(("measures.best_total",) if comparison == UNKNOWN else ()))
    return Rebuilt(done.result, *beside, tuple(found), unchecked)


def _proved(
    problem: Problem, roster: Roster, document: Mapping[str, Any], found: list[Difference]
) -> tuple[Matching, Proof]:
    """The pairs and what is proved of them; next to nothing if the certificate makes no sense."""
    stopped_by = stopped_by_of(document, found)
    engine = note_of(problem, engine_of(document))
    told = {"pairs": document["pairs"], "engine": vars(engine), "stopped_by": stopped_by}
    people = roster.mentees.ids, roster.mentors.ids
    try:
        matching = read_matching(problem, *people, {**told, "certificate": document["certificate"]})
        return matching, prove(problem, matching)
    except (*MALFORMED, FaultError):
        found.append(malformed("certificate.stages"))
        matching = read_matching(problem, *people, {**told, "certificate": {"stages": []}})
        return matching, prove(problem, matching)


def _compared(
    scores: Scores, roster: Roster, config: Config, document: Mapping[str, Any], found: list[Difference]
) -> Comparison:
    """What the result is compared with, as far as the certificate proves it."""
    try:
        return read_best_total(scores, roster, config, document["certificate"]["best_total"])
    except (*MALFORMED, FaultError):
        found.append(malformed("certificate.best_total"))
        return UNKNOWN

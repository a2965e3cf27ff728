"""A result without pairs, made once more: that nothing is possible is found out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from pairforge.conclusion import conclude_without
from pairforge.conclusion.differences import Difference
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.engines.registry import note_of
from pairforge.explanations.repairs import find_repairs
from pairforge.pairing import Clash, Repairs, Status
from pairforge.pipeline.reasons import clashes_of
from pairforge.pipeline.reopening import RESULT_FILE
from pairforge.pipeline.verifying.rebuilt import Rebuilt, engine_of
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores

_CLAIMS = ("status", "stopped_by", "engine", "conflict", "repairs")
PATIENCE = 60.0


def rebuild_impossible(
    problem: Problem, scores: Scores, roster: Roster, config: Config, document: Mapping[str, Any]
) -> Rebuilt:
    """The result of a programme of which it is said that no matching keeps every rule.

    It is solved again: a matching would be a witness against it, and without one the reason is checked.
    There is time for that even if there was little for the result.
    """
    solver, limit = config.solver, max(config.solver.time_limit, PATIENCE)
    deadline = Deadline(limit)
    matching = solve_problem(
        problem,
        time_limit=limit,
        engine=note_of(problem, engine_of(document)).name,
        memory_limit=solver.memory_limit,
    )
    said = Status.INFEASIBLE.value
    if matching.chosen is not None:
        wrong = Difference(RESULT_FILE, "status", "differs", said, Status.FEASIBLE.value)
        return Rebuilt(None, differences=(wrong,))
    clashes = clashes_of(problem, matching, scores, roster, config, deadline)
    repairs = find_repairs(scores, roster, config, time_limit=PATIENCE) if clashes else None
    result = conclude_without(
        config, roster, scores.resolution, clashes=clashes, repairs=repairs, matching=matching
    )
    if not clashes:
        wrong = Difference(RESULT_FILE, "status", "unproved", said)
        return Rebuilt(result, differences=(wrong,), unchecked=_CLAIMS)
    are_comparable = _are_comparable(document.get("conflict"), clashes)
    unchecked = () if are_comparable else ("conflict",)
    return Rebuilt(result, unchecked=(*unchecked, *unchecked_repairs(document.get("repairs"), repairs)))


def unchecked_repairs(said: Any, found: Repairs | None) -> tuple[str, ...]:
    """``repairs`` where one of the two searches was ended before its time; else nothing."""
    if found is None:
        return ()
    is_cut_short = isinstance(said, dict) and said.get("complete") is False
    if found.complete and is_cut_short and said.get("found") == _plain(asdict(found)["found"]):
        return ()  # only the word is altered
    return () if found.complete and not is_cut_short else ("repairs",)


def _are_comparable(said: Any, found: tuple[Clash, ...]) -> bool:
    """Whether both searches for the fewest rules came to their end; their answers are the same then."""
    if any(clash.minimal is False for clash in found):
        return False
    try:
        is_cut_short = any(clash["minimal"] is False for clash in said)
    except (TypeError, LookupError):
        return True
    if not is_cut_short:
        return True
    alike = [asdict(replace(clash, minimal=False)) for clash in found]
    return bool(_plain(said) == _plain(alike))  # only the word is altered


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value

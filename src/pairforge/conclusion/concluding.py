"""Where matching, proof and audit must agree: the ``Result``."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing import Audit
from pairforge.certificate import Proof
from pairforge.conclusion.certificate import gap_helpers, written_prices
from pairforge.conclusion.only import only_prices
from pairforge.conclusion.sets import sets_of
from pairforge.config import Config
from pairforge.errors import FaultError
from pairforge.explanations.reached import told_stage
from pairforge.pairing import (
    SCHEMA_VERSION,
    Clash,
    Matching,
    MentorResult,
    PairResult,
    PairStanding,
    Repairs,
    Result,
    Status,
    UnmatchedResult,
)
from pairforge.problem import Problem, TwiceRunning
from pairforge.roster import Roster


@dataclass(frozen=True)
class Checked:
    """A matching with all that was found out about it.

    Parameters
    ----------
    comparison
        Other measures to compare it with.
    standings
        How sure each pair is; None where that takes another solve.
    best_total
        The matching that has these, as ``result.json`` holds it; None where there is none.
    """

    problem: Problem
    matching: Matching
    proof: Proof
    audit: Audit
    unmatched: tuple[UnmatchedResult, ...]
    comparison: Mapping[str, Any]
    standings: tuple[PairStanding, ...] | None = None
    best_total: Mapping[str, Any] | None = None


def conclude(
    config: Config, roster: Roster, resolution: int, checked: Checked, problem_sha256: str | None = None
) -> Result:
    """The result of a run that found a matching; ``problem_sha256`` is that of ``problem.json``.

    Raises
    ------
    FaultError
        If the auditor found a broken rule, or other figures than the proof.
    """
    problem, matching, proof, audit = checked.problem, checked.matching, checked.proof, checked.audit
    assert matching.chosen is not None
    chosen = matching.chosen
    check_audit(audit, problem, chosen)
    _check_twice_running(problem, proof, audit)
    _check_reached(proof, audit)
    loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
    locked = np.isin(chosen, problem.locked)
    only = only_prices(problem, proof, chosen)
    ids = zip(problem.mentees[chosen].tolist(), problem.mentors[chosen].tolist(), strict=True)
    return Result(
        **_heading(config, roster, resolution, problem_sha256),
        status=Status.OPTIMAL if proof.optimal else Status.FEASIBLE,
        stopped_by=matching.stopped_by,
        engine=matching.engine,
        stages=tuple(
            told_stage(problem, stage, one, resolution)
            for stage, one in zip(problem.stages, proof.stages, strict=True)
        ),
        ties="proved" if proof.ties_proved else "unproved",
        pairs=tuple(
            PairResult(
                mentee=roster.mentees.ids[mentee],
                mentor=roster.mentors.ids[mentor],
                score=int(audit.points[idx]) / resolution,
                parts={label: int(part[idx]) / resolution for label, part in audit.parts.items()},
                locked=bool(locked[idx]),
            )
            for idx, (mentee, mentor) in enumerate(ids)
        ),
        explanations=checked.standings,
        unmatched=checked.unmatched,
        mentors=_mentors(roster, loads),
        soft_breaks=audit.soft_breaks,
        measures={**audit.measures, **checked.comparison},
        conflict=None,
        repairs=None,
        certificate={
            "mentees": roster.mentees.ids,
            "mentors": roster.mentors.ids,
            "sets": sets_of(problem),
            "helpers": proof.helpers or gap_helpers(problem, chosen),
            "stages": [written_prices(problem, prices) for prices in (*proof.prices, *only)],
            "best_total": checked.best_total,
        },
    )


def conclude_without(
    config: Config,
    roster: Roster,
    resolution: int,
    *,
    clashes: tuple[Clash, ...],
    repairs: Repairs | None,
    matching: Matching | None,
) -> Result:
    """The result of a run that found no matching: it is impossible (``clashes``) or was stopped."""
    return Result(
        **_heading(config, roster, resolution),
        status=Status.INFEASIBLE if clashes else Status.UNKNOWN,
        stopped_by=None if matching is None else matching.stopped_by,
        engine=None if matching is None else matching.engine,
        stages=(),
        ties="unproved",
        pairs=(),
        explanations=None,
        unmatched=(),
        mentors=_mentors(roster, np.zeros(len(roster.mentors), dtype=np.int64)),
        soft_breaks=(),
        measures={},
        conflict=clashes or None,
        repairs=repairs,
        certificate=None,
    )


def check_audit(audit: Audit, problem: Problem, chosen: NDArray[np.int64]) -> None:
    """Nothing is broken, and the auditor's scores are those that were solved for.

    Raises
    ------
    FaultError
        If it is not so.
    """
    if audit.breaks:
        listed = "; ".join(map(str, audit.breaks[:5]))
        raise FaultError(f"The matching breaks what was asked for ({len(audit.breaks)} times): {listed}.")
    if not np.array_equal(audit.points, problem.points[chosen]):
        raise FaultError("The auditor's scores differ from those that were solved for.")


def _check_twice_running(problem: Problem, proof: Proof, audit: Audit) -> None:
    """The first of these stages is the one that the auditor counts, too.

    Raises
    ------
    FaultError
        If the auditor found another number of places.
    """
    for stage, found in zip(problem.stages, proof.stages, strict=True):
        if isinstance(stage, TwiceRunning):
            places = told_stage(problem, stage, found, 1).value
            if places != audit.measures["twice_running"]["places"]:
                raise FaultError("The auditor finds others badly served twice running than was solved for.")
            return


def _check_reached(proof: Proof, audit: Audit) -> None:
    """What was solved for in cohorts and groups is what the auditor counts.

    Raises
    ------
    FaultError
        If the auditor found another number.
    """
    for stage in proof.stages:
        own = audit.reached.get(stage.stage)
        if own is not None and [level.value for level in stage.levels] != [own]:
            raise FaultError(f"The auditor finds another number of `{stage.stage}` than was solved for.")


def _heading(
    config: Config, roster: Roster, resolution: int, problem_sha256: str | None = None
) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "config_sha256": config.sha256(),
        "roster_sha256": roster.sha256(),
        "problem_sha256": problem_sha256,
        "inputs": inputs_of(config, roster),
        "versions": written_by(),
        "seed": config.solver.seed,
        "at": None,
        "resolution": resolution,
        "full_score": None if config.full_score is None else float(config.full_score),
    }


def inputs_of(config: Config, roster: Roster | None) -> tuple[Mapping[str, str], ...]:
    """The files that a result is made from, with their hashes; without a roster only the config."""
    read = () if roster is None else roster.inputs
    sources = [(source.role, source.path, source.sha256) for source in read]
    if config.file is not None and config.file_sha256 is not None:
        sources.insert(0, ("config", config.file.name, config.file_sha256))
    return tuple({"role": role, "path": path, "sha256": sha256} for role, path, sha256 in sources)


def written_by() -> Mapping[str, str]:
    """The versions of everything that answers depend on."""
    return {
        "pairforge": version("pairforge"),
        "ortools": version("ortools"),
        "numpy": np.__version__,
        "python": platform.python_version(),
    }


def _mentors(roster: Roster, loads: NDArray[np.int64]) -> tuple[MentorResult, ...]:
    columns = (roster.capacity.tolist(), roster.minimum.tolist(), loads.tolist())
    return tuple(
        MentorResult(mentor, *places) for mentor, *places in zip(roster.mentors.ids, *columns, strict=True)
    )

"""``problem.json``: a problem in whole numbers, from which anybody can check a result (docs/verify.md)."""

from __future__ import annotations

import json

from pairforge.certificate import is_by_rows
from pairforge.conclusion.canonical.network import told_network
from pairforge.conclusion.canonical.people import Heading, told_people
from pairforge.conclusion.canonical.rows import RowsTold
from pairforge.conclusion.canonical.stages import told_stage_numbers
from pairforge.conclusion.sets import sets_of
from pairforge.config import Config
from pairforge.problem import Problem
from pairforge.roster import Roster

__all__ = ["Heading", "canonical_problem", "problem_of"]

FORMAT = 1


def problem_of(
    config: Config, roster: Roster, resolution: int, problem: Problem, engine: str | None
) -> bytes:
    """The content of ``problem.json`` for the problem of a programme; see ``canonical_problem``."""
    heading = Heading(
        config_sha256=config.sha256(),
        roster_sha256=roster.sha256(),
        seed=config.solver.seed,
        resolution=resolution,
        full_score=None if config.full_score is None else float(config.full_score),
        worst_share=config.worst_share,
        criteria=[criterion.label for criterion in config.criteria],
        mentees=roster.mentees.ids,
        mentors=roster.mentors.ids,
        capacity=roster.capacity.tolist(),
        minimum=roster.minimum.tolist(),
    )
    return canonical_problem(problem, heading, engine)


def canonical_problem(problem: Problem, heading: Heading, engine: str | None) -> bytes:
    """The content of ``problem.json``; the same problem has the same bytes.

    Parameters
    ----------
    engine
        The name of the engine, which says whether the prices are those of nodes or of rows; None: of nodes
        if there can be any.
    """
    stages = [told_stage_numbers(problem, stage, heading.resolution) for stage in problem.stages]
    told = told_people(problem, heading) | {
        "format": FORMAT,
        "stages": stages,
        "sets": sets_of(problem),
    }
    if is_by_rows(problem, engine):
        told |= RowsTold(problem).document(stages)
    else:
        told |= told_network(problem, stages)
    return f"{json.dumps(told, sort_keys=True, separators=(',', ':'), allow_nan=False)}\n".encode()

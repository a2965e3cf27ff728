"""From a matching and its proof to the result: the same for what was solved and for what is read back."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pairforge.auditing import audit
from pairforge.certificate import Proof
from pairforge.conclusion import Checked, conclude
from pairforge.conclusion.canonical import problem_of
from pairforge.config import Config
from pairforge.explanations import PairExplanation, explain_pairs, explain_unmatched
from pairforge.explanations.plan_reasons import PlanReasons, plan_reasons, standings
from pairforge.pairing import Matching, Result
from pairforge.pipeline.best_total import Comparison
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores


@dataclass(frozen=True)
class Finished:
    """A result with what goes into the files beside it.

    Parameters
    ----------
    result
        The result.
    problem
        The content of ``problem.json``, whose hash it holds.
    explanations
        Why each pair.
    reasons
        How sure each pair is, and what places are worth; None where that takes another solve.
    """

    result: Result
    problem: bytes
    explanations: tuple[PairExplanation, ...]
    reasons: PlanReasons | None


def finish(
    config: Config,
    roster: Roster,
    scores: Scores,
    problem: Problem,
    matching: Matching,
    proof: Proof,
    comparison: Comparison,
) -> Finished:
    """The result of a matching that is there; everything but versions follows from what is given.

    Raises
    ------
    FaultError
        If the matching does not pass its audit, or is claimed to be optimal and an exchange makes it better.
    """
    assert matching.chosen is not None
    chosen = matching.chosen
    audited = audit(roster, config, *problem.people(chosen), resolution=scores.resolution)
    explanations = explain_pairs(scores, roster, chosen)
    reasons = plan_reasons(scores, roster, problem, chosen, proof, explanations)
    checked = Checked(
        problem=problem,
        matching=matching,
        proof=proof,
        audit=audited,
        unmatched=explain_unmatched(scores, roster, problem, chosen),
        comparison=comparison.figures,
        standings=None if reasons is None else standings(reasons, explanations),
        best_total=comparison.witness,
    )
    numbers = problem_of(config, roster, scores.resolution, problem, matching.engine.name)
    result = conclude(config, roster, scores.resolution, checked, sha256(numbers).hexdigest())
    return Finished(result, numbers, explanations, reasons)

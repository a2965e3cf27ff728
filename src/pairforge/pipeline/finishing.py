"""From a matching and its proof to the result: the same for what was solved and for what is read back."""

from __future__ import annotations

from hashlib import sha256

from pairforge.auditing import audit
from pairforge.certificate import Proof
from pairforge.conclusion import Checked, conclude
from pairforge.conclusion.canonical import problem_of
from pairforge.config import Config
from pairforge.explanations import explain_unmatched
from pairforge.pairing import Matching, Result
from pairforge.pipeline.best_total import Comparison
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores


def finish(
    config: Config,
    roster: Roster,
    scores: Scores,
    problem: Problem,
    matching: Matching,
    proof: Proof,
    comparison: Comparison,
) -> tuple[Result, bytes]:
    """The result of a matching that is there; everything but versions follows from what is given.

    Returns
    -------
    tuple
        The result, and the content of ``problem.json``, whose hash it holds.

    Raises
    ------
    FaultError
        If the matching does not pass its audit.
    """
    assert matching.chosen is not None
    chosen = matching.chosen
    audited = audit(roster, config, *problem.people(chosen), resolution=scores.resolution)
    checked = Checked(
        problem=problem,
        matching=matching,
        proof=proof,
        audit=audited,
        unmatched=explain_unmatched(scores, roster, problem, chosen),
        comparison=comparison.figures,
        best_total=comparison.witness,
    )
    numbers = problem_of(config, roster, scores.resolution, problem, matching.engine.name)
    result = conclude(config, roster, scores.resolution, checked, sha256(numbers).hexdigest())
    return result, numbers

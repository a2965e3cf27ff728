"""A programme that was solved, with all that its result was made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pairforge.auditing import audit
from pairforge.certificate import Proof, prove
from pairforge.conclusion import Checked, conclude
from pairforge.conclusion.canonical import problem_of
from pairforge.config import Config, load_config
from pairforge.engines import solve_problem
from pairforge.errors import ConfigError, InputError
from pairforge.explanations import explain_unmatched, find_clashes
from pairforge.pairing import Matching
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.reporting.document import result_json
from pairforge.roster import Roster, read_roster
from pairforge.scoring import Scores, score

Document = dict[str, Any]


@dataclass(frozen=True)
class Solved:
    """A result as written, and the numbers behind it.

    Parameters
    ----------
    document
        The content of ``result.json``.
    numbers
        ``problem.json`` as it stands.
    """

    config: Config
    roster: Roster
    scores: Scores
    problem: Problem
    matching: Matching
    proof: Proof
    document: Document
    numbers: bytes

    def concluded(self, matching: Matching, proof: Proof) -> Document:
        """The result of another matching or proof of the same problem."""
        return document_of(self.config, self.roster, self.scores, self.problem, matching, proof, self.numbers)


def solved(path: Path) -> Solved | None:
    """Solve the programme of a config; None if it has no matching, or nobody could."""
    try:
        config = load_config(path)
        roster = read_roster(config)
    except (ConfigError, InputError):
        return None
    scores = score(roster, config)
    if find_clashes(scores, roster, config):
        return None
    problem = formulate(scores, roster, config)
    matching = solve_problem(problem, time_limit=60)
    if matching.chosen is None:
        return None
    proof = prove(problem, matching)
    numbers = problem_of(config, roster, scores.resolution, problem, matching.engine.name)
    document = document_of(config, roster, scores, problem, matching, proof, numbers)
    return Solved(config, roster, scores, problem, matching, proof, document, numbers)


def document_of(
    config: Config,
    roster: Roster,
    scores: Scores,
    problem: Problem,
    matching: Matching,
    proof: Proof,
    numbers: bytes,
) -> Document:
    """The content of ``result.json``."""
    assert matching.chosen is not None
    mentees, mentors = problem.people(matching.chosen)
    audited = audit(roster, config, mentees, mentors, resolution=scores.resolution)
    unmatched = explain_unmatched(scores, roster, problem, matching.chosen)
    checked = Checked(problem, matching, proof, audited, unmatched, {})
    result = conclude(config, roster, scores.resolution, checked, hashlib.sha256(numbers).hexdigest())
    document: Document = json.loads(result_json(replace(result, versions={**result.versions})))
    return document

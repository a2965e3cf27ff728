"""Who wished for somebody else; values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.auditing import ChosenPairs
from pairforge.config import Config
from pairforge.explanations.envy import Blocking, Envy, blocking, envies
from pairforge.explanations.forcing import Why


@dataclass(frozen=True)
class Preferred:
    """Who wished for somebody else, as far as wishes were stated.

    Parameters
    ----------
    envies
        Of a mentor with whom somebody of a lower score is.
    blocking
        Two who would both rather have each other.
    """

    envies: tuple[Envy, ...]
    blocking: tuple[Blocking, ...]


def reasons_of_wishes(why: Why, config: Config) -> Preferred:
    """Who wished for somebody else."""
    scores, roster, forcing = why.scores, why.roster, why.forcing
    mentees, mentors = forcing.problem.people(forcing.chosen)
    pairs = ChosenPairs(roster, mentees, mentors)
    return Preferred(
        envies(scores, roster, config, forcing.problem, forcing.chosen),
        blocking(roster, config, pairs, scores.resolution),
    )

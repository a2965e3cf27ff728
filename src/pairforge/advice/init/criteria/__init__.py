"""Which criteria the columns of both sides allow; one file for each family, the most telling first."""

from collections.abc import Callable

from pairforge.advice.init.criteria.answers import answers_shared
from pairforge.advice.init.criteria.choices import choices
from pairforge.advice.init.criteria.levels import levels
from pairforge.advice.init.criteria.like_me import like_me
from pairforge.advice.init.criteria.network import network
from pairforge.advice.init.criteria.paths import paths
from pairforge.advice.init.criteria.same_answer import same_answer
from pairforge.advice.init.criteria.skills import skills
from pairforge.advice.init.criteria.times import times
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed

Proposer = Callable[[Listing, Listing, Interview], list[Proposed]]

PROPOSERS: tuple[Proposer, ...] = (
    choices,
    skills,
    paths,
    like_me,
    answers_shared,
    times,
    network,
    levels,
    same_answer,
)
"""Each is given the mentees' columns that nothing before it has used."""

__all__ = ["PROPOSERS", "Proposer"]

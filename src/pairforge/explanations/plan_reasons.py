"""What is known of all pairs and places of a plan without solving once more: values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.certificate import Proof
from pairforge.explanations.forcing import Forcing, How, Margin, Why, WhyNot
from pairforge.explanations.pair import PairExplanation
from pairforge.explanations.seats import SeatReasons, reasons_of_seats
from pairforge.pairing import PairStanding
from pairforge.problem import Crossing, Problem
from pairforge.problem.problem import IntArray
from pairforge.roster import Roster
from pairforge.scoring import Scores

_MOST_MENTEES, _MOST_NODES = 500, 400
"""Up to so many mentees, and mentors (with sets of rules), this takes little beside the solve."""


@dataclass(frozen=True)
class PlanReasons:
    """How sure each pair is, and what places are worth.

    Parameters
    ----------
    margins
        What the best plan without each chosen pair loses, in the order of the pairs; without who would move.
    instead
        Why the mentee does not have the runner-up instead, without who would move; None without one.
    places
        What places are worth; nothing where that takes another solve.
    """

    margins: tuple[Margin, ...]
    instead: tuple[WhyNot | None, ...]
    places: SeatReasons


def plan_reasons(
    scores: Scores,
    roster: Roster,
    problem: Problem,
    chosen: IntArray,
    proof: Proof,
    explained: tuple[PairExplanation, ...],
) -> PlanReasons | None:
    """The reasons of a whole plan by its exchange graph; None where that does not answer, or takes long.

    Which of the two depends on the programme alone, not on the clock.

    Parameters
    ----------
    explained
        The runner-up of each pair.

    Raises
    ------
    FaultError
        If the plan is claimed to be optimal, and is not.
    """
    if isinstance(problem.structure, Crossing) or problem.num_mentees > _MOST_MENTEES:
        return None
    if problem.forests.right.num_nodes > _MOST_NODES:
        return None
    forcing = Forcing(problem, chosen, proof)
    if forcing.way is None or forcing.way.how is not How.EXCHANGE:
        return None
    why = Why(scores, roster, forcing)
    knows_places = problem.num_mentors > 0 and forcing.way.one_more(0) is not None
    return PlanReasons(
        margins=why.margins(with_chains=False),
        instead=_instead(why, explained),
        places=reasons_of_seats(why) if knows_places else SeatReasons((), ()),
    )


def standings(reasons: PlanReasons, explained: tuple[PairExplanation, ...]) -> tuple[PairStanding, ...]:
    """Where each pair stands, as ``result.json`` holds it."""
    return tuple(
        PairStanding(
            mentee=one.mentee,
            mentor=one.mentor,
            rank=one.rank,
            runner_up=one.runner_up,
            margin=None if margin.loss is None else tuple(stage.told for stage in margin.loss),
            status=None if margin.status is None else margin.status.value,
        )
        for one, margin in zip(explained, reasons.margins, strict=True)
    )


def _instead(why: Why, explained: tuple[PairExplanation, ...]) -> tuple[WhyNot | None, ...]:
    mentors = {identifier: idx for idx, identifier in enumerate(why.roster.mentors.ids)}
    mentees = why.scores.mentees[why.forcing.chosen].tolist()
    return tuple(
        None if one.runner_up is None else why.not_that(mentee, mentors[one.runner_up], with_chain=False)
        for mentee, one in zip(mentees, explained, strict=True)
    )

"""Reasons in the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pairforge.config import Config
from pairforge.criteria import phrase_of
from pairforge.explanations.forcing import SeatWorth, WhyNot
from pairforge.explanations.reasons import MenteeReasons, MentorReasons, PairQuestion, PairReasons
from pairforge.reporting.explain_words import (
    blocked_told,
    margin_told,
    ranks_told,
    seat_told,
    threshold_told,
    why_not_told,
)
from pairforge.reporting.screen import figures_grid, safe
from pairforge.reporting.words import joined, people_told, remedy_unmatched, why_unmatched
from pairforge.roster import Roster

_MOST_OTHERS = 10
_MOST_PAIRS = 40


def mentee_page(reasons: MenteeReasons, config: Config, roster: Roster) -> RenderableType:
    """Why a mentee has these mentors, and not the others."""
    shown: list[RenderableType] = [_title(people_told((reasons.mentee,), roster, "mentee"))]
    for pair in reasons.pairs:
        shown += _pair(pair, config, roster, with_mentor=True)
    if reasons.unmatched is not None:
        shown.append(safe(why_unmatched(reasons.unmatched)))
        shown.append(safe(remedy_unmatched(reasons.unmatched)))
    shown += _others(reasons.why_not, roster)
    return Group(*shown)


def mentor_page(reasons: MentorReasons, config: Config, roster: Roster) -> RenderableType:
    """Why a mentor has these mentees, and what a place is worth."""
    shown: list[RenderableType] = [_title(people_told((reasons.mentor,), roster, "mentor"))]
    for pair in reasons.pairs:
        shown += _pair(pair, config, roster, with_mentor=False)
    if not reasons.pairs:
        shown.append(safe("Nobody is paired with this mentor."))
    shown.append(safe(f"\n{seat_told(reasons.seat)}"))
    return Group(*shown)


def question_page(question: PairQuestion, config: Config, roster: Roster) -> RenderableType:
    """Why two people are a pair, or why they are none and what would have to change."""
    mentee = people_told((question.mentee,), roster, "mentee")
    mentor = people_told((question.mentor,), roster, "mentor")
    shown: list[RenderableType] = [_title(f"{mentee} with {mentor}")]
    if question.why is not None:
        return Group(*shown, *_pair(question.why, config, roster, with_mentor=True))
    if question.why_not is not None:
        shown.append(safe(f"They are not a pair. {why_not_told(question.why_not, roster)}"))
    if question.threshold is not None:
        shown.append(safe(threshold_told(question.threshold)))
    return Group(*shown)


def all_page(
    pairs: tuple[PairReasons, ...], seats: tuple[SeatWorth, ...], best: tuple[SeatWorth, ...], roster: Roster
) -> RenderableType:
    """How sure each pair is, and whom to ask for one more place."""
    table = Table(box=None, pad_edge=False)
    for heading in ("Mentee", "Mentor", "Score", "How sure"):
        table.add_column(heading, overflow="fold", justify="right" if heading == "Score" else "left")
    for pair in pairs[:_MOST_PAIRS]:
        mentee = people_told((pair.mentee,), roster, "mentee", with_ids=False)
        mentor = people_told((pair.mentor,), roster, "mentor", with_ids=False)
        table.add_row(safe(mentee), safe(mentor), f"{pair.score:.2f}", safe(margin_told(pair.margin, roster)))
    shown: list[RenderableType] = [table]
    if len(pairs) > _MOST_PAIRS:
        shown.append(safe(f"And {len(pairs) - _MOST_PAIRS} more; --json has all."))
    if best:
        shown.append(_heading("One place more helps most with"))
        shown += [
            safe(f"{people_told((seat.mentor,), roster, 'mentor')}: {seat_told(seat)}") for seat in best
        ]
    elif seats:
        shown.append(safe("\nOne place more would change nothing with anybody."))
    return Group(*shown)


def _pair(
    pair: PairReasons, config: Config, roster: Roster, *, with_mentor: bool
) -> Iterator[RenderableType]:
    mentor = people_told((pair.mentor,), roster, "mentor")
    mentee = people_told((pair.mentee,), roster, "mentee")
    yield _heading(f"Why {mentor if with_mentor else mentee}")
    phrases = {criterion.label: phrase_of(criterion.kind) for criterion in config.criteria}
    grid = figures_grid()
    grid.add_row("Score", _score(pair))
    for label, points in sorted(pair.parts.items(), key=lambda item: -item[1]):
        words = [token.words for token in pair.evidence.get(label, ())]
        said = f"  {phrases[label].format(joined(words))}" if words and label in phrases else ""
        grid.add_row(safe(f"  {label}"), safe(f"{points:.2f}{said}"))
    grid.add_row("Ranks", safe(ranks_told(pair.ranks)))
    grid.add_row("How sure", safe(margin_told(pair.margin, roster)))
    if pair.runner_up is not None and with_mentor:
        second = people_told((pair.runner_up.mentor,), roster, "mentor")
        grid.add_row("Next", safe(f"{second}. {why_not_told(pair.runner_up, roster)}"))
    yield grid


def _score(pair: PairReasons) -> str:
    spread = "" if pair.lowest == pair.highest else f" ({pair.lowest:.2f} to {pair.highest:.2f} by blanks)"
    return f"{pair.score:.2f}{spread}"


def _others(why_not: tuple[WhyNot, ...], roster: Roster) -> Iterator[RenderableType]:
    """Those whom it would cost least to have, and the others by what forbids them."""
    possible = [one for one in why_not if one.loss is not None or not one.proved]
    if possible:
        yield _heading("Why not somebody else")
    nearest = sorted(possible, key=_order)
    for one in nearest[:_MOST_OTHERS]:
        name = people_told((one.mentor,), roster, "mentor", with_ids=False)
        yield safe(f"{name}: {why_not_told(one, roster)}")
    if len(nearest) > _MOST_OTHERS:
        yield safe(f"And {len(nearest) - _MOST_OTHERS} more, who would cost more; --json has all.")
    blocked: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in why_not:
        if one.loss is None and one.proved:
            blocked[one.blocked_by].append(one.mentor)
    for labels, mentors in blocked.items():
        people = people_told(tuple(mentors), roster, "mentor", with_ids=False)
        yield safe(f"Not possible ({blocked_told(labels)}): {people}.")


def _order(one: WhyNot) -> tuple[bool, list[int]]:
    numbers = [] if one.loss is None else [number or 0 for stage in one.loss for number in stage.numbers]
    return one.loss is None, numbers


def _title(text: str) -> Text:
    return safe(text, "bold underline")


def _heading(text: str) -> Text:
    return safe(f"\n{text}", "bold")

"""Reasons in the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from pairforge.config import Config
from pairforge.criteria import phrase_of
from pairforge.explanations.explained import AllReasons, Explained, NoPlan, PriceReasons, SureReasons
from pairforge.explanations.forcing import WhyNot
from pairforge.explanations.reasons import MenteeReasons, MentorReasons, PairQuestion, PairReasons
from pairforge.explanations.seats import SeatReasons
from pairforge.explanations.wishes import Preferred
from pairforge.pairing import Status
from pairforge.reporting.certainty_words import blanks_told, weights_told
from pairforge.reporting.explain_words import (
    UNPROVED,
    blocked_told,
    margin_told,
    ranks_told,
    remedy_told,
    seat_told,
    threshold_told,
    why_not_told,
)
from pairforge.reporting.ledger_words import price_told, taken_told
from pairforge.reporting.repair_words import repairs_told
from pairforge.reporting.screen import figures_grid, safe
from pairforge.reporting.wish_words import blocking_told, envy_told
from pairforge.reporting.words import clash_told, joined, people_told, remedy_unmatched, why_unmatched
from pairforge.roster import Roster

_MOST_OTHERS = 10
_MOST_PAIRS = 40
_WIDTH = 100


def explanation_page(explained: Explained) -> RenderableType:
    """An answer, and what is not certain of the plan that it is about."""
    reasons, config, roster = explained.reasons, explained.config, explained.roster
    page = PAGES[type(reasons)](reasons, config, roster)
    if explained.status is not Status.FEASIBLE:
        return page
    return Group(page, safe(f"\n{UNPROVED}"))


def explanation_text(explained: Explained) -> str:
    """The same as plain text, for a file."""
    written = StringIO()
    Console(file=written, width=_WIDTH, highlight=False, color_system=None).print(explanation_page(explained))
    return written.getvalue()


def _mentee_page(reasons: MenteeReasons, config: Config, roster: Roster) -> RenderableType:
    shown: list[RenderableType] = [_title(people_told((reasons.mentee,), roster, "mentee"))]
    for pair in reasons.pairs:
        shown += _pair(pair, config, roster, with_mentor=True)
    if reasons.unmatched is not None:
        shown.append(safe(why_unmatched(reasons.unmatched)))
        shown += _remedies(reasons, roster)
    shown += _others(reasons.why_not, roster)
    shown += _preferred(reasons.preferred, roster)
    return Group(*shown)


def _mentor_page(reasons: MentorReasons, config: Config, roster: Roster) -> RenderableType:
    shown: list[RenderableType] = [_title(people_told((reasons.mentor,), roster, "mentor"))]
    for pair in reasons.pairs:
        shown += _pair(pair, config, roster, with_mentor=False)
    if not reasons.pairs:
        shown.append(safe("Nobody is paired with this mentor."))
    shown.append(safe(f"\n{seat_told(reasons.seat)}"))
    return Group(*shown)


def _question_page(question: PairQuestion, config: Config, roster: Roster) -> RenderableType:
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


def _all_page(reasons: AllReasons, config: Config, roster: Roster) -> RenderableType:
    table = Table(box=None, pad_edge=False)
    for heading in ("Mentee", "Mentor", "Score", "How sure"):
        table.add_column(heading, overflow="fold", justify="right" if heading == "Score" else "left")
    for pair in reasons.pairs[:_MOST_PAIRS]:
        mentee = people_told((pair.mentee,), roster, "mentee", with_ids=False)
        mentor = people_told((pair.mentor,), roster, "mentor", with_ids=False)
        table.add_row(safe(mentee), safe(mentor), f"{pair.score:.2f}", safe(margin_told(pair.margin, roster)))
    more = len(reasons.pairs) - _MOST_PAIRS
    shown: list[RenderableType] = [table]
    if more > 0:
        shown.append(safe(f"And {more} more; --json has all."))
    return Group(*shown, _best_seats(reasons.places, roster), *_preferred(reasons.preferred, roster))


def _seats_page(reasons: SeatReasons, config: Config, roster: Roster) -> RenderableType:
    shown: list[RenderableType] = [_best_seats(reasons, roster)]
    if reasons.seats:
        shown.append(_heading("Everybody's places"))
    for seat in reasons.seats:
        name = people_told((seat.mentor,), roster, "mentor", with_ids=False)
        shown.append(safe(f"{name}: {seat_told(seat)}"))
    return Group(*shown)


def _best_seats(reasons: SeatReasons, roster: Roster) -> RenderableType:
    """Whom to ask for one more place."""
    if reasons.best:
        told = [
            f"{people_told((seat.mentor,), roster, 'mentor')}: {seat_told(seat)}" for seat in reasons.best
        ]
        return Group(_heading("One place more helps most with"), *map(safe, told))
    are_known = all(seat.one_more is not None for seat in reasons.seats)
    return safe(
        "\nOne place more would change nothing with anybody."
        if are_known
        else "\nWhat one place more is worth was not found out in time."
    )


def _prices_page(reasons: PriceReasons, config: Config, roster: Roster) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", overflow="fold", ratio=1)
    grid.add_column(overflow="fold", ratio=2)
    for entry in reasons.entries:
        grid.add_row(safe(taken_told(entry, roster)), safe(price_told(entry, roster)))
    return Group(_title("What each promise costs"), grid)


def _sure_page(reasons: SureReasons, config: Config, roster: Roster) -> RenderableType:
    weights = [safe(weights_told(one)) for one in reasons.weights]
    return Group(_title("How sure the plan is"), *weights, safe(blanks_told(reasons.blanks, roster)))


def _nothing_page(reasons: NoPlan, config: Config, roster: Roster) -> RenderableType:
    clashes = [clash_told(clash, roster) for clash in reasons.conflict]
    told = map(safe, (*clashes, *repairs_told(reasons.repairs, roster)))
    return Group(_title("There are no pairs: what is asked for cannot all hold"), *told)


PAGES: Mapping[type, Callable[[Any, Config, Roster], RenderableType]] = {
    MenteeReasons: _mentee_page,
    MentorReasons: _mentor_page,
    PairQuestion: _question_page,
    SeatReasons: _seats_page,
    AllReasons: _all_page,
    PriceReasons: _prices_page,
    SureReasons: _sure_page,
    NoPlan: _nothing_page,
}
"""What shows each kind of answer."""


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


def _remedies(reasons: MenteeReasons, roster: Roster) -> Iterator[RenderableType]:
    if reasons.unmatched is not None and not reasons.remedies:
        yield safe(remedy_unmatched(reasons.unmatched))
    if reasons.remedies:
        yield _heading("What would help, best first")
    for remedy in reasons.remedies:
        yield safe(remedy_told(remedy, roster))


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


def _preferred(preferred: Preferred, roster: Roster) -> Iterator[RenderableType]:
    """Wishes that were not met although somebody with a lower score is there, or both sides have them."""
    told = [
        *(blocking_told(pair, roster) for pair in preferred.blocking),
        *(envy_told(envy, roster) for envy in preferred.envies),
    ]
    if told:
        yield _heading("Who would rather have somebody else")
        yield from map(safe, told[:_MOST_OTHERS])
    if len(told) > _MOST_OTHERS:
        yield safe(f"And {len(told) - _MOST_OTHERS} more; --json has all.")


def _order(one: WhyNot) -> tuple[bool, list[int]]:
    numbers = [] if one.loss is None else [number or 0 for stage in one.loss for number in stage.numbers]
    return one.loss is None, numbers


def _title(text: str) -> Text:
    return safe(text, "bold underline")


def _heading(text: str) -> Text:
    return safe(f"\n{text}", "bold")

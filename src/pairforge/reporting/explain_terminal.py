"""Reasons in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table

from pairforge.config import Config
from pairforge.explanations.explained import AllReasons, Explained, NoPlan, PriceReasons, SureReasons
from pairforge.explanations.reasons import MenteeReasons, MentorReasons, PairQuestion
from pairforge.explanations.seats import SeatReasons
from pairforge.pairing import Status
from pairforge.reporting.certainty_words import blanks_told, weights_told
from pairforge.reporting.explain_pieces import (
    heading,
    others_shown,
    pair_shown,
    preferred_shown,
    remedies_shown,
    title,
)
from pairforge.reporting.explain_words import (
    UNPROVED,
    margin_told,
    seat_told,
    threshold_told,
    why_not_told,
)
from pairforge.reporting.ledger_words import price_told, taken_told
from pairforge.reporting.repair_words import repairs_told
from pairforge.reporting.screen import safe
from pairforge.reporting.words import clash_told, people_told, why_unmatched
from pairforge.roster import Roster

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
    shown: list[RenderableType] = [title(people_told((reasons.mentee,), roster, "mentee"))]
    for pair in reasons.pairs:
        shown += pair_shown(pair, config, roster, with_mentor=True)
    if reasons.unmatched is not None:
        shown.append(safe(why_unmatched(reasons.unmatched)))
        shown += remedies_shown(reasons, roster)
    shown += others_shown(reasons.why_not, roster)
    shown += preferred_shown(reasons.preferred, roster)
    return Group(*shown)


def _mentor_page(reasons: MentorReasons, config: Config, roster: Roster) -> RenderableType:
    shown: list[RenderableType] = [title(people_told((reasons.mentor,), roster, "mentor"))]
    for pair in reasons.pairs:
        shown += pair_shown(pair, config, roster, with_mentor=False)
    if not reasons.pairs:
        shown.append(safe("Nobody is paired with this mentor."))
    shown.append(safe(f"\n{seat_told(reasons.seat)}"))
    return Group(*shown)


def _question_page(question: PairQuestion, config: Config, roster: Roster) -> RenderableType:
    mentee = people_told((question.mentee,), roster, "mentee")
    mentor = people_told((question.mentor,), roster, "mentor")
    shown: list[RenderableType] = [title(f"{mentee} with {mentor}")]
    if question.why is not None:
        return Group(*shown, *pair_shown(question.why, config, roster, with_mentor=True))
    if question.why_not is not None:
        shown.append(safe(f"They are not a pair. {why_not_told(question.why_not, roster)}"))
    if question.threshold is not None:
        shown.append(safe(threshold_told(question.threshold)))
    return Group(*shown)


def _all_page(reasons: AllReasons, config: Config, roster: Roster) -> RenderableType:
    table = Table(box=None, pad_edge=False)
    for name in ("Mentee", "Mentor", "Score", "How sure"):
        table.add_column(name, overflow="fold", justify="right" if name == "Score" else "left")
    for pair in reasons.pairs[:_MOST_PAIRS]:
        mentee = people_told((pair.mentee,), roster, "mentee", with_ids=False)
        mentor = people_told((pair.mentor,), roster, "mentor", with_ids=False)
        table.add_row(safe(mentee), safe(mentor), f"{pair.score:.2f}", safe(margin_told(pair.margin, roster)))
    more = len(reasons.pairs) - _MOST_PAIRS
    shown: list[RenderableType] = [table]
    if more > 0:
        shown.append(safe(f"And {more} more; --json has all."))
    return Group(*shown, _best_seats(reasons.places, roster), *preferred_shown(reasons.preferred, roster))


def _seats_page(reasons: SeatReasons, config: Config, roster: Roster) -> RenderableType:
    shown: list[RenderableType] = [_best_seats(reasons, roster)]
    if reasons.seats:
        shown.append(heading("Everybody's places"))
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
        return Group(heading("One place more helps most with"), *map(safe, told))
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
    return Group(title("What each promise costs"), grid)


def _sure_page(reasons: SureReasons, config: Config, roster: Roster) -> RenderableType:
    weights = [safe(weights_told(one)) for one in reasons.weights]
    return Group(title("How sure the plan is"), *weights, safe(blanks_told(reasons.blanks, roster)))


def _nothing_page(reasons: NoPlan, config: Config, roster: Roster) -> RenderableType:
    clashes = [clash_told(clash, roster) for clash in reasons.conflict]
    told = map(safe, (*clashes, *repairs_told(reasons.repairs, roster)))
    return Group(title("There are no pairs: what is asked for cannot all hold"), *told)


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

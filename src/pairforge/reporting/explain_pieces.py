"""Parts of the pages on reasons: a pair, the other mentors, what would help, and wishes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from pairforge.config import Config
from pairforge.criteria import phrase_of
from pairforge.explanations.forcing import WhyNot
from pairforge.explanations.reasons import MenteeReasons, PairReasons
from pairforge.explanations.wishes import Preferred
from pairforge.reporting.explain_words import (
    blocked_told,
    margin_told,
    ranks_told,
    remedy_told,
    why_not_told,
)
from pairforge.reporting.screen import figures_grid, safe
from pairforge.reporting.wish_words import blocking_told, envy_told
from pairforge.reporting.words import joined, people_told, remedy_unmatched
from pairforge.roster import Roster

_MOST_OTHERS = 10


def pair_shown(
    pair: PairReasons, config: Config, roster: Roster, *, with_mentor: bool
) -> Iterator[RenderableType]:
    """Why a chosen pair, below the name of one of the two."""
    mentor = people_told((pair.mentor,), roster, "mentor")
    mentee = people_told((pair.mentee,), roster, "mentee")
    yield heading(f"Why {mentor if with_mentor else mentee}")
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


def remedies_shown(reasons: MenteeReasons, roster: Roster) -> Iterator[RenderableType]:
    """What would give an unmatched mentee a mentor."""
    if reasons.unmatched is not None and not reasons.remedies:
        yield safe(remedy_unmatched(reasons.unmatched))
    if reasons.remedies:
        yield heading("What would help, best first")
    for remedy in reasons.remedies:
        yield safe(remedy_told(remedy, roster))


def others_shown(why_not: tuple[WhyNot, ...], roster: Roster) -> Iterator[RenderableType]:
    """Those whom it would cost least to have, and the others by what forbids them."""
    possible = [one for one in why_not if one.loss is not None or not one.proved]
    if possible:
        yield heading("Why not somebody else")
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


def preferred_shown(preferred: Preferred, roster: Roster) -> Iterator[RenderableType]:
    """Wishes that were not met although somebody with a lower score is there, or both sides have them."""
    told = [
        *(blocking_told(pair, roster) for pair in preferred.blocking),
        *(envy_told(envy, roster) for envy in preferred.envies),
    ]
    if told:
        yield heading("Who would rather have somebody else")
        yield from map(safe, told[:_MOST_OTHERS])
    if len(told) > _MOST_OTHERS:
        yield safe(f"And {len(told) - _MOST_OTHERS} more; --json has all.")


def _order(one: WhyNot) -> tuple[bool, list[int]]:
    numbers = [] if one.loss is None else [number or 0 for stage in one.loss for number in stage.numbers]
    return one.loss is None, numbers


def title(text: str) -> Text:
    """Whom or what a page is about."""
    return safe(text, "bold underline")


def heading(text: str) -> Text:
    """What a part is about, behind an empty line."""
    return safe(f"\n{text}", "bold")

"""Lists of answers that the other side covers: goals and expertise, interests, languages, values."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.column import SLASH
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, best_partner, shared, varies
from pairforge.advice.init.options import options_with_separator
from pairforge.advice.init.questions import short_name
from pairforge.advice.init.times import DAY
from pairforge.advice.init.wording import GOAL, LANGUAGE, RANKED, VALUES

_LISTS = (Kind.TAGS, Kind.RANKED)
_LEAST = 0.4


def answers_shared(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``overlap``, or ``goals`` and ``values`` where the question says that they are meant."""
    proposed = []
    for wanted in mentees.of_kind(*_LISTS, Kind.LABEL):
        offers = (
            mentors.of_kind(*_LISTS) if wanted.kind is Kind.LABEL else mentors.of_kind(*_LISTS, Kind.LABEL)
        )
        offered = best_partner(wanted, offers, least=_LEAST)
        if offered is not None and varies(wanted.column, offered.column):
            proposed.append(_of(wanted, offered))
    return sorted(proposed, key=lambda found: bool(LANGUAGE.search(found.uses[0])))


def _of(wanted: Field, offered: Field) -> Proposed:
    value: dict[str, Any] = {"kind": "overlap", **shared(wanted.heading, offered.heading)}
    why = "how much of the mentee's list the mentor covers"
    is_ranked = wanted.kind is Kind.RANKED or RANKED.search(wanted.heading)
    if VALUES.search(wanted.heading) and VALUES.search(offered.heading):
        value["kind"], why = "values", "values that the two share"
    elif is_ranked and (GOAL.search(wanted.heading) or wanted.kind is Kind.RANKED):
        value["kind"], why = "goals", "how much of the mentee's list, best first, the mentor covers"
    elif LANGUAGE.search(wanted.heading):
        why = "languages in common"
    elif all(map(DAY.fullmatch, wanted.vocabulary)):
        why = "days on which both can"
    own = [field.column for field in (wanted, offered) if field.derived is None]
    options = options_with_separator(*own)
    if options:
        value |= {"separator": ",", "options": list(options)}
    elif {SLASH} == {column.separator for column in own} - {None}:
        value["separator"] = SLASH
    topic = short_name(wanted.heading)
    headings = wanted.heading, offered.heading
    is_minor = bool(LANGUAGE.search(wanted.heading)) or all(map(DAY.fullmatch, wanted.vocabulary))
    return Proposed(value, topic, why, "", headings[:1], headings, is_minor)

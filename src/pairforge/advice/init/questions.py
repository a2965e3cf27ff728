"""Questions that a form spreads over several columns: ticks, grids, ranks and levels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.scales import scale_of
from pairforge.advice.init.spread import LEAST_RANKED, SIGNS, Spread, find_spreads
from pairforge.advice.init.times import DAY, is_hours
from pairforge.advice.init.wording import HIGH_IS_BEST, LOW_IS_BEST, RATING
from pairforge.roster.cells import fold

_MOST_STEPS = 7
_FILLER = re.compile(
    r"^[¿¡]?((which|what|welche[nrms]?|quel(le)?s?|en|qué|when|where|how|who|of|these|is|are|do|does|"
    r"can|could|would|should|you|your|the|please|in|rate|much|well|often|tick|select|all|that|apply|like|for|to|a|an|usually|i|my)\b[\s,:']*)+",
    re.IGNORECASE,
)


def find_questions(columns: Sequence[Column], interview: Interview, titles: str = "") -> list[Field]:
    """The questions that are spread over several of these columns; ``titles`` is what stands above them."""
    fields = [_field(spread, interview, titles) for spread in find_spreads(columns)]
    return [field for field in fields if field is not None]


def short_name(question: str) -> str:
    """What a question is about, in a few words: ``Which areas?`` is about ``Areas``."""
    first = re.split(r"[?(.:]", question)[0].strip() or question.strip()
    words = _FILLER.sub("", first).strip() or first
    return words[0].upper() + words[1:]


def best_of(wording: str, heading: str, interview: Interview, likely: str = "lowest") -> tuple[str, str]:
    """Which rank is best by the wording, else by asking; and what is unsure of it."""
    low, high = LOW_IS_BEST.search(wording), HIGH_IS_BEST.search(wording)
    if bool(low) != bool(high):
        return ("lowest" if low else "highest"), ""
    answers = [("1 is best", "lowest"), ("the highest number is best", "highest")]
    decided = interview.decide(
        f'"{heading}": which rank is best?', answers if likely == "lowest" else answers[::-1]
    )
    return decided.value, decided.unsure


def _field(spread: Spread, interview: Interview, titles: str) -> Field | None:
    cells = [text for column in spread.columns for text in column.filled]
    if not cells:
        return None
    if all(option.strip().isdigit() for option in spread.options):
        return _grid(spread, interview)
    if all(
        _is_tick(text, option)
        for column, option in zip(spread.columns, spread.options, strict=True)
        for text in column.texts
    ):
        return _ticks(spread)
    if all(text.isdigit() for text in cells) and _are_ranks(spread):
        return _ranks(spread, interview, titles)
    order = scale_of(*spread.columns)
    if spread.question and (order or all(text.isdigit() for text in cells)):
        return _levels(spread, order)
    return (
        _unordered(spread) if spread.question and len({fold(text) for text in cells}) <= _MOST_STEPS else None
    )


def _unordered(spread: Spread) -> Field:
    """A grid whose steps are words of no known scale: nobody knows which of them is more."""
    name = short_name(spread.question)
    column = _joined(list(zip(*(column.texts for column in spread.columns), strict=True)), name)
    return Field(name, Kind.UNORDERED, column, headings=tuple(column.heading for column in spread.columns))


def _is_tick(text: str, option: str) -> bool:
    return fold(text) in SIGNS or fold(text) == fold(option)


def _are_ranks(spread: Spread) -> bool:
    """Whether nearly everybody used each number once, from 1 on, and it is no question of how much."""
    rows = list(zip(*(column.texts for column in spread.columns), strict=True))
    given = [[int(text) for text in row if text] for row in rows]
    good = sum(
        not row or (len(set(row)) == len(row) and min(row) == 1 and max(row) <= len(rows[0])) for row in given
    )
    return (
        len(spread.columns) >= LEAST_RANKED
        and good * 4 >= len(given) * 3
        and not RATING.search(spread.question)
    )


def _several(spread: Spread) -> object:
    """How the config names the columns."""
    if spread.question:
        return spread.question
    headings = [column.heading for column in spread.columns]
    return headings if len(headings) < 4 else {"first": headings[0], "last": headings[-1]}


def _made(spread: Spread, key: str, kind: Kind, name: str, column: Column, **more: str) -> Field:
    unsure = more.pop("unsure", "")
    return Field(
        name,
        kind,
        column,
        headings=tuple(column.heading for column in spread.columns),
        derived={key: Entry(_several(spread)), **{word: Entry(value) for word, value in more.items()}},
        unsure=unsure,
    )


def _joined(pick: Sequence[Sequence[str]], name: str) -> Column:
    """The answers of each row as one cell; no answer holds a line break once it is cleaned."""
    return Column(name, tuple("\n".join(words) for words in pick))


def _ticks(spread: Spread) -> Field:
    no = {"", "0", "no", "false", "off", "-", "falsch", "nein"}
    rows = zip(*(column.texts for column in spread.columns), strict=True)
    chosen = [
        [option for option, text in zip(spread.options, row, strict=True) if fold(text) not in no]
        for row in rows
    ]
    are_days = all(DAY.fullmatch(option) for option in spread.options)
    are_hours = all(is_hours(option) for option in spread.options)
    name = short_name(spread.question) if spread.question else "Days" if are_days else "Free hours"
    return _made(spread, "ticks", Kind.HOURS if are_hours else Kind.TAGS, name, _joined(chosen, name))


def _grid(spread: Spread, interview: Interview) -> Field:
    best, unsure = best_of(spread.question, spread.question, interview)
    order = sorted(
        range(len(spread.options)), key=lambda idx: int(spread.options[idx]), reverse=best == "highest"
    )
    rows = zip(*(column.texts for column in spread.columns), strict=True)
    chosen = [list(dict.fromkeys(row[idx] for idx in order if row[idx])) for row in rows]
    name = short_name(spread.question)
    return _made(spread, "grid", Kind.RANKED, name, _joined(chosen, name), best=best, unsure=unsure)


def _ranks(spread: Spread, interview: Interview, titles: str) -> Field:
    name = short_name(spread.question) if spread.question else "Choices"
    best, unsure = best_of(f"{titles} {spread.question}", name, interview)
    rows = zip(*(column.texts for column in spread.columns), strict=True)
    chosen = []
    for row in rows:
        ranked = [(int(text), option) for option, text in zip(spread.options, row, strict=True) if text]
        chosen.append([option for _, option in sorted(ranked, reverse=best == "highest")])
    return _made(spread, "ranks", Kind.RANKED, name, _joined(chosen, name), best=best, unsure=unsure)


def _levels(spread: Spread, order: tuple[str, ...]) -> Field:
    rows = zip(*(column.texts for column in spread.columns), strict=True)
    given = [[option for option, text in zip(spread.options, row, strict=True) if text] for row in rows]
    name = short_name(spread.question)
    field = _made(spread, "levels", Kind.LEVELS, name, _joined(given, name))
    return Field(name, field.kind, field.column, field.headings, field.derived, order)

"""The ``result.json`` of an earlier round, with everything told that is wrong with it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pairforge.errors import InputError, Trouble
from pairforge.roster.cells import clean
from pairforge.roster.rounds.fields import Entry
from pairforge.roster.rounds.past_round import PastRound

SCHEMA_VERSION = 1
"""The format of results that can be read."""

_WITH_PAIRS = ("optimal", "feasible")
_AS_WRITTEN = "Name the result.json of that round as pairforge wrote it."
_OTHER_ROUND = "Name the result of a round that took place, or take it out of `history`."


def read_result(content: bytes, file: str) -> PastRound:
    """What everybody had in the round whose result this is.

    Parameters
    ----------
    content
        The file.
    file
        What the coordinator calls it.

    Raises
    ------
    InputError
        If it is no result of pairforge, if no matching was found in that run, or if entries of it are
        not as pairforge writes them; lists everything that is wrong.
    """
    document = _document(content, file)
    entries = {name: _entries(document, name) for name in ("pairs", "unmatched")}
    faults = [*_faults(document, entries)] or [*_contradictions(entries)]
    if faults:
        raise InputError(Trouble(what=what, remedy=_AS_WRITTEN, file=file) for what in faults)
    found = _round(file, entries, document.get("full_score"))
    if not found.scores:
        raise InputError([Trouble(what="Nobody took part in that round.", remedy=_OTHER_ROUND, file=file)])
    return found


def _document(content: bytes, file: str) -> Mapping[str, Any]:
    """The content, if it is a result with pairs in a format that can be read."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or not {"schema_version", "status", "pairs"} <= document.keys():
        what, remedy = "This is no result of pairforge.", _AS_WRITTEN
    elif document["schema_version"] != SCHEMA_VERSION:
        what = f"Results of the format {_told(document['schema_version'])} cannot be read."
        remedy = "Use the version of pairforge that wrote it, or a newer one."
    elif document["status"] not in _WITH_PAIRS:
        what = f"No matching was found in that run: its status is {_told(document['status'])}."
        remedy = _OTHER_ROUND
    else:
        return document
    raise InputError([Trouble(what=what, remedy=remedy, file=file)])


def _entries(document: Mapping[str, Any], name: str) -> list[Entry]:
    listed = document.get(name)
    items = listed if isinstance(listed, list) else []
    return [Entry(f"Entry no. {idx} of `{name}`", item) for idx, item in enumerate(items, start=1)]


def _faults(document: Mapping[str, Any], entries: Mapping[str, list[Entry]]) -> Iterator[str]:
    """What is not as pairforge writes it, entry by entry."""
    for name in entries:
        if not isinstance(document.get(name), list):
            yield f"`{name}` is missing, or no list."
    for pair in entries["pairs"]:
        yield from (*pair.text("mentee"), *pair.text("mentor"), *pair.number("score"))
    for empty in entries["unmatched"]:
        yield from (*empty.text("mentee"), *empty.count("wanted", 1), *empty.count("got", 0))
    full_score = document.get("full_score")
    if full_score is not None:
        yield from Entry("The result", {"full_score": full_score}).number("full_score", 0)


def _contradictions(entries: Mapping[str, list[Entry]]) -> Iterator[str]:
    """Pairs or people that stand twice, and counts that are not those of the pairs."""
    pairs, empty = ([entry.item for entry in entries[name]] for name in ("pairs", "unmatched"))
    for (mentee, mentor), count in Counter((pair["mentee"], pair["mentor"]) for pair in pairs).items():
        if count > 1:
            yield f"The pair of {_told(mentee)} with {_told(mentor)} stands {count} times."
    for mentee, count in Counter(item["mentee"] for item in empty).items():
        if count > 1:
            yield f"{_told(mentee)} stands {count} times in `unmatched`."
    had = Counter(pair["mentee"] for pair in pairs)
    for item in empty:
        mentee, wanted, got = item["mentee"], item["wanted"], item["got"]
        if got != had[mentee]:
            yield f"By `unmatched` {_told(mentee)} got {got}, and by `pairs` {had[mentee]}."
        elif got >= wanted:
            yield f"By `unmatched` {_told(mentee)} wanted {wanted} and got {got}, so no place stayed empty."


def _round(file: str, entries: Mapping[str, list[Entry]], full_score: Any) -> PastRound:
    scores: defaultdict[str, list[Fraction]] = defaultdict(list)
    for pair in entries["pairs"]:
        scores[pair.item["mentee"]].append(_exact(pair.item["score"]))
    places = {mentee: len(several) for mentee, several in scores.items()}
    places |= {entry.item["mentee"]: entry.item["wanted"] for entry in entries["unmatched"]}
    return PastRound(
        file,
        {mentee: sum(scores[mentee], Fraction(0)) / places[mentee] for mentee in sorted(places)},
        frozenset(mentee for mentee in places if not scores[mentee]),
        max((score for several in scores.values() for score in several), default=Fraction(0)),
        None if full_score is None else _exact(full_score),
    )


def _exact(number: float) -> Fraction:
    return Fraction(str(number))


def _told(value: Any) -> str:
    return f'"{clean(str(value))[:60]}"'

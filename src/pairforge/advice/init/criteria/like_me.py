"""What the mentees themselves want their mentor to share with them."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.field import Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed
from pairforge.roster.cells import fold


def like_me(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``like_me`` where every wish names a column that both sides have."""
    proposed = []
    for field in mentees.of_kind(Kind.LIKE_ME):
        attributes: dict[str, Any] = {}
        ignored = []
        for tag, word in _words(field.column.lists).items():
            mine = next((f.heading for f in mentees.fields if fold(f.heading) == tag), None)
            theirs = next((f.heading for f in mentors.fields if fold(f.heading) == tag), None)
            if mine is None or theirs is None:
                ignored.append(word)
            else:
                attributes[word] = mine
        if not attributes:
            continue
        value: dict[str, Any] = {"kind": "like_me", "wishes": field.heading, "attributes": attributes}
        if ignored:
            value["ignore"] = ignored
        unsure = f"Not found on both sides, so ignored: {', '.join(ignored)}." if ignored else ""
        why = "only what the mentees asked for; nobody else's answers count"
        proposed.append(Proposed(value, "like me", why, unsure, (field.heading,), (field.heading,)))
    return proposed


def _words(lists: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for tags in sorted(lists):
        for tag in tags:
            words.setdefault(fold(tag), tag)
    return words

"""Who stands on both sides; nobody is matched with themselves."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pairforge.roster.cells import fold
from pairforge.roster.findings import Notice
from pairforge.roster.pairs.pair_list import PairList
from pairforge.roster.people.names import id_key
from pairforge.roster.people.people import People

_MOST_TOLD = 5


def find_same_person(mentees: People, mentors: People, *, one_sheet: bool) -> PairList:
    """Pairs that are one person: by e-mail address, or by id unless two names say otherwise.

    Parameters
    ----------
    one_sheet
        Whether both sides stand on one sheet, so that one id is one person for certain.
    """
    by_id = {id_key(identifier): idx for idx, identifier in enumerate(mentors.ids)}
    by_email: defaultdict[str, list[int]] = defaultdict(list)
    for idx, email in enumerate(mentors.emails):
        if email:
            by_email[fold(email)].append(idx)
    found: set[tuple[int, int]] = set()
    for idx, identifier in enumerate(mentees.ids):
        other = by_id.get(id_key(identifier))
        certain = one_sheet or "@" in identifier or not (mentees.named and mentors.named)
        if other is not None and (certain or fold(mentees.names[idx]) == fold(mentors.names[other])):
            found.add((idx, other))
        found.update((idx, other) for other in by_email.get(fold(mentees.emails[idx]), ()))
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return PairList(pairs[:, 0], pairs[:, 1])


def notice_same_person(same: PairList, mentees: People) -> list[Notice]:
    """Say who stands on both sides."""
    if not len(same.mentees):
        return []
    ids = ", ".join(mentees.ids[idx] for idx in same.mentees[:_MOST_TOLD])
    more = len(same.mentees) - _MOST_TOLD
    rest = f" and {more} more" if more > 0 else ""
    return [Notice(f"On both sides, so never matched with themselves: {ids}{rest}.")]

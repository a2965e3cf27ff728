"""Somebody named in a cell: taken, proposed, left out or refused, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pairforge.config.proposals import spelling_proposal
from pairforge.errors import Trouble
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.names import Match
from pairforge.roster.people.people import People

Where = Callable[[str, str], Trouble]
"""A trouble (what, remedy) of the cell in question."""

_MOST_TOLD = 5


def mentioned(text: str, people: People, findings: Findings, where: Where, *, outsiders: bool) -> int | None:
    """Position of the person named by ``text``, or None with a notice or trouble that says why.

    Parameters
    ----------
    outsiders
        Whether somebody who is not in the programme is noted and left out, or refused.
    """
    match = people.find(text)
    if len(match.people) > 1:
        findings.troubles.append(where(*_ambiguous(text, match, people)))
        return None
    if not match.people:
        _tell_outside(text, match, people, findings, where, outsiders=outsiders)
        return None
    (person,) = match.people
    told = f'"{clean(text)}" read as {people.told(person)}'
    if match.certain:
        if match.how == "spelling":
            findings.spellings_met.add((people.side, fold(text)))
            findings.note("repaired", f"{told}, as `spellings` says.", where("", ""))
        elif match.how == "alike":
            findings.note("repaired", f"{told}.", where("", ""))
        return person
    trouble = where(
        f'"{clean(text)}" is no {people.side} of this programme.',
        f"Did you mean {people.told(person)}? Then say so in the `spellings` of the {people.side}s, or "
        "correct the entry; `spellings` can also say that it is nobody here, with `null`.",
    )
    proposal = spelling_proposal(people.side, clean(text), people.ids[person])
    return person if findings.propose(replace(trouble, proposal=proposal), f"{told}.") else None


def _ambiguous(text: str, match: Match, people: People) -> tuple[str, str]:
    listed = ", ".join(people.told(idx) for idx in match.people[:_MOST_TOLD])
    more = len(match.people) - _MOST_TOLD
    return (
        f'"{clean(text)}" may be any of {len(match.people)} {people.side}s: '
        f"{listed}{f' and {more} more' if more > 0 else ''}.",
        f"Write the id instead, or say in the `spellings` of the {people.side}s who is meant.",
    )


def _tell_outside(
    text: str, match: Match, people: People, findings: Findings, where: Where, *, outsiders: bool
) -> None:
    nobody = f'"{clean(text)}" is no {people.side} of this programme'
    if match.how == "spelling":
        findings.spellings_met.add((people.side, fold(text)))
    if match.how == "spelling" or outsiders:
        hint = "" if match.how == "spelling" else people.hint(text)
        findings.note("outside", f"{nobody}; the entry is left out. {hint}".rstrip(), where("", ""))
    else:
        findings.troubles.append(where(f"{nobody}.", f"{people.hint(text)}Correct or remove the entry."))

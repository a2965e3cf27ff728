"""What each rule and priority costs, in sentences; nothing is calculated here."""

from __future__ import annotations

from pairforge.explanations.forcing import is_nothing
from pairforge.explanations.ledger import LedgerEntry, LedgerKind, LedgerOutcome
from pairforge.reporting.explain_words import gain_told
from pairforge.reporting.words import counted, people_told
from pairforge.roster import Roster

_WHAT = {
    LedgerKind.RULE: "the rule",
    LedgerKind.COHORT: "the rule on groups",
    LedgerKind.CAPACITY: "the bound on places",
    LedgerKind.LIMIT: "the limit",
    LedgerKind.PRIORITY: "the priority",
}


def taken_told(entry: LedgerEntry, roster: Roster) -> str:
    """What is taken out: ``Without the rule `differ Team```."""
    if entry.kind is LedgerKind.LOCK:
        mentee, mentor = entry.people
        names = people_told((mentee,), roster, "mentee"), people_told((mentor,), roster, "mentor")
        return f"Without the lock of {names[0]} with {names[1]}"
    if entry.kind is LedgerKind.MINIMUM:
        return f"Without the minimum of {people_told(entry.people, roster, 'mentor')}"
    return f"Without {_WHAT[entry.kind]} `{entry.label}`"


def price_told(entry: LedgerEntry, roster: Roster) -> str:
    """What would come of it, and whose match would change."""
    if entry.outcome is LedgerOutcome.NEEDED:
        return "The other priorities have no meaning without it."
    if entry.outcome is LedgerOutcome.STOPPED or entry.gained is None:
        return "Not found out in time."
    given_up = () if entry.given_up is None else (entry.given_up,)
    if is_nothing(entry.gained) and is_nothing(given_up) and not entry.changed:
        return "Nothing would change." if entry.proved else "Nothing that was found in time would change."
    told = [f"{'The others' if given_up else 'The programme'} would {gain_told(entry.gained)}"]
    if not is_nothing(given_up):
        told.append(f"for itself it would {gain_told(given_up)}")
    if entry.changed:
        people = people_told(entry.changed, roster, "mentee", with_ids=False)
        told.append(f"{counted(len(entry.changed), 'match', 'matches')} would change: {people}")
    sure = "" if entry.proved else " (not proved to be all that there is to gain)"
    return f"{'; '.join(told)}{sure}."

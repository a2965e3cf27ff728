"""How sure the plan is as a whole, in sentences; nothing is calculated here."""

from __future__ import annotations

from fractions import Fraction

from pairforge.explanations.certainty import BlankAnswers, WeightEnd, WeightRange
from pairforge.reporting.words import counted, joined, people_told
from pairforge.roster import Roster


def weights_told(one: WeightRange) -> str:
    """For which weights of a criterion the plan stays the best."""
    name = f"`{one.criterion}` (weight {one.weight:g})"
    if one.low is None or one.high is None:
        return f"{name}: not known{_because(one.because)}."
    low, high = _end(one.low, one.weight), _end(one.high, one.weight)
    sure = "" if one.low.exact and one.high.exact else ", and maybe further"
    span = f"from {low} on, however large" if high is None else f"from {low} to {high}"
    return f"{name}: the plan stays the best {span}{sure}."


def blanks_told(blanks: BlankAnswers, roster: Roster) -> str:
    """What the answers that are blank could change."""
    if blanks.stands:
        return "Whatever the blank answers are, this plan is the best."
    if blanks.stands is None and not (blanks.mentees or blanks.mentors):
        return f"Not known whether blank answers could change the plan{_because(blanks.because)}."
    some = "" if blanks.complete else " (not all were looked at in time)"
    told = "It is not proved that the plan is the best whatever the blank answers are"
    if not (blanks.mentees or blanks.mentors):
        return f"{told}; nobody's own alone would do it{some}."
    mentees = people_told(blanks.mentees, roster, "mentee", with_ids=False)
    mentors = people_told(blanks.mentors, roster, "mentor", with_ids=False)
    who = [
        *([f"{counted(len(blanks.mentees), 'mentee', 'mentees')} ({mentees})"] if blanks.mentees else []),
        *([f"{counted(len(blanks.mentors), 'mentor', 'mentors')} ({mentors})"] if blanks.mentors else []),
    ]
    return f"{told}; those of {joined(who)} may matter{some}."


def _end(end: WeightEnd, weight: float) -> str | None:
    """An end as a weight; None where there is none."""
    return None if end.holds_to is None else f"{float(end.holds_to * Fraction(repr(weight))):.4g}"


def _because(label: str | None) -> str:
    return "" if label is None else f", because `{label}` counts scores in another way than by their sum"

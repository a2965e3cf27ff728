"""Sentences for people, rendered from explanation values; nothing is calculated here."""

from __future__ import annotations

from collections.abc import Mapping

from pairforge.config import Config, Side
from pairforge.criteria import phrase_of
from pairforge.explanations import PairExplanation
from pairforge.pairing import Clash, PairResult, Result, Status, StoppedBy, UnmatchedResult
from pairforge.reporting.gaps import gaps_told
from pairforge.roster import Roster

_MOST_PEOPLE = 7
_RULE_WORDS = {
    "resting": "the mentor takes nobody",
    "oneself": "it is the same person",
    "consent": "no consent",
    "floor": "the score is below the floor",
    "reporting_line": "one works above the other",
    "veto": "somebody would rather not",
}
_STOPPED = {
    None: "The search came to its end, but its prices do not prove all of the answer.",
    StoppedBy.TIME: "The time limit ended the search.",
    StoppedBy.INTERRUPT: "The search was interrupted.",
    StoppedBy.MEMORY: "The memory ran out, or its limit was reached.",
    StoppedBy.WORK: "The limit of work ended the search.",
}


def reason(config: Config, pair: PairResult, explanation: PairExplanation) -> str:
    """Why this pair, in one sentence: the criteria that gave most, with what in the answers gave it."""
    phrases = {criterion.label: phrase_of(criterion.kind) for criterion in config.criteria}
    by_points = sorted(explanation.evidence.items(), key=lambda item: -pair.parts[item[0]])
    told = [
        f"{label}: {phrases[label].format(joined([token.words for token in tokens]))}"
        for label, tokens in by_points
        if pair.parts[label] > 0
    ]
    if not told:
        return "Locked by the coordinator." if pair.locked else "No criterion speaks for this pair."
    lock = "Locked by the coordinator; " if pair.locked else ""
    text = lock + "; ".join(told[:3])
    return f"{text[0].upper()}{text[1:]}."


def score_range(explanation: PairExplanation) -> str | None:
    """What the score could be if the blank answers were filled in; None where nothing is blank."""
    if explanation.lowest == explanation.highest:
        return None
    return f"{explanation.lowest:.2f} to {explanation.highest:.2f}"


def why_unmatched(unmatched: UnmatchedResult) -> str:
    """Why a mentee has fewer mentors than wanted, in one sentence."""
    reason = unmatched.reason
    if reason.code == "no_eligible_mentor":
        number = counted(reason.eligible, "mentor is", "mentors are")
        some = f"only {number}" if reason.eligible else "no mentor is"
        return f"By the rules {some} eligible: {rules_told(reason.rules)}."
    if reason.code == "no_seat":
        which = "other eligible" if unmatched.got else "eligible"
        full = counted(reason.eligible - unmatched.got, f"{which} mentor is", f"{which} mentors are")
        return f"All seats are taken: the {full} full."
    if reason.code == "rules_of_groups":
        return (
            f"Wherever a mentor has room, the pair would break a rule on groups: {rules_told(reason.rules)}."
        )
    return "A mentor has room, but by these priorities the pair would not make the matching better."


def remedy_unmatched(unmatched: UnmatchedResult) -> str:
    """What would help, in one sentence."""
    if unmatched.reason.code == "no_eligible_mentor":
        return "Find a mentor who fits, complete the answers, or relax the rule."
    if unmatched.reason.code == "no_seat":
        return "Ask an eligible mentor for one more place, or keep on the stand-by list."
    if unmatched.reason.code == "rules_of_groups":
        return "Relax the rule, or find a mentor whose group has room by these rules."
    return "Lock the pair, or put `matched` first among the priorities."


def rules_told(rules: Mapping[str, int]) -> str:
    """Rules and how many mentors or pairs each excludes."""
    return ", ".join(f"{rule_told(label)} ({count})" for label, count in rules.items())


def rule_told(label: str) -> str:
    """What a rule is called in a sentence."""
    return _RULE_WORDS.get(label, label)


def clash_told(clash: Clash, roster: Roster) -> str:
    """What cannot all hold, and what to do, with the people involved."""
    mentees = people_told(clash.mentees, roster, "mentee")
    mentors = people_told(clash.mentors, roster, "mentor")
    floor = " or the floor" if "floor" in clash.rules else ""
    if clash.code == "lock_breaks_rule":
        rules = ", ".join(map(rule_told, clash.rules))
        return (
            f"The lock of {mentees} with {mentors} breaks: {rules}. "
            "Remove the lock, or make an exception there."
        )
    if clash.code == "locks_exceed_capacity":
        return (
            f"{mentors} takes at most {clash.available}, but {clash.needed} mentees are locked: {mentees}. "
            "Remove a lock, or raise the capacity."
        )
    if clash.code == "locks_exceed_wants":
        return (
            f"{mentees} wants {clash.available}, but is locked with {clash.needed} mentors: {mentors}. "
            "Remove a lock, or raise what is wanted."
        )
    if clash.code == "minimum_exceeds_capacity":
        return (
            f"{mentors} must have at least {clash.needed} mentees and may have at most {clash.available}. "
            "Correct one of the two."
        )
    if clash.code == "top_choice_share":
        rules = f" Excluded wishes: {rules_told(clash.rules)}." if clash.rules else ""
        people = counted(clash.needed or 0, "mentee gets", "mentees get")
        return (
            f"The limit `top_choice_share` asks that {people} "
            f"one of the first choices, but at most {clash.available} can, whatever else is given up.{rules} "
            f"Lower `at_least`{floor}, raise `k`, or find more places with mentors whom many chose."
        )
    if clash.code == "rules_clash":
        return _rules_clash_told(clash, mentees, mentors)
    rules = f" Excluded pairs: {rules_told(clash.rules)}." if clash.rules else ""
    can = (
        f"only {counted(len(clash.mentees), 'mentee', 'mentees')} can go to them, who fill "
        f"{counted(clash.available or 0, 'place', 'places')}: {mentees}"
        if clash.mentees
        else "no mentee can go to them"
    )
    is_one = len(clash.mentors) == 1
    asks = f"minimum of {mentors} needs" if is_one else f"minimums of {mentors} need"
    return (
        f"The {asks} {counted(clash.needed or 0, 'place', 'places')} filled, "
        f"but {can}.{rules} Lower a minimum{floor}, or relax a rule."
    )


def _rules_clash_told(clash: Clash, mentees: str, mentors: str) -> str:
    """Which rules cannot all hold, and whether each of them is needed for that."""
    locks, minimums = clash.rules.get("lock", 0), clash.rules.get("minimum", 0)
    named = [f"`{rule_told(label)}`" for label in clash.rules if label not in ("lock", "minimum")]
    if locks:
        whom = mentees if minimums else f"{mentees} with {mentors}"
        named.append(f"the {'lock' if locks == 1 else 'locks'} of {whom}")
    if minimums:
        named.append(f"the {'minimum' if minimums == 1 else 'minimums'} of {mentors}")
    if not clash.minimal:
        return (
            f"No matching keeps all of these: {joined(named)}. The search for the fewest that clash was "
            "ended by its limit, so that not each of them need be in the way. Relax some of them, or raise "
            "`time_limit`."
        )
    if len(named) == 1:
        return (
            f"{_capital(named[0])} cannot hold by itself: no matching keeps it with these places and "
            "eligible pairs, whatever else is given up. Relax it."
        )
    return (
        f"No matching keeps all of these: {joined(named)}. Without any one of them, the others can be kept. "
        "Relax or remove one of them."
    )


def status_told(result: Result) -> str:
    """How sure the answer is, in a few words."""
    if result.status is Status.OPTIMAL:
        return "Proved optimal: no other matching is better by these priorities."
    if result.status is Status.FEASIBLE:
        ended = _STOPPED.get(
            result.stopped_by, "The engine ended its search, but its prices do not prove the rest."
        )
        return f"{ended} The matching keeps every rule; it is {gaps_told(result)}."
    if result.status is Status.INFEASIBLE:
        return "What is asked for cannot all hold."
    ended = "" if result.stopped_by is None else f"{_STOPPED[result.stopped_by]} "
    return f"{ended}No matching was found, nor a proof that there is none."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def people_told(ids: tuple[str, ...], roster: Roster, side: Side, *, with_ids: bool = True) -> str:
    """Names of people, with ids where they differ; the first few of many."""
    people = roster.mentees if side == "mentee" else roster.mentors
    names = dict(zip(people.ids, people.names, strict=True))
    told = [
        f"{names[identifier]} ({identifier})"
        if with_ids and names[identifier] != identifier
        else names[identifier]
        for identifier in ids[:_MOST_PEOPLE]
    ]
    more = len(ids) - len(told)
    return joined([*told, f"{more} more"] if more else told)


def counted(number: int, one: str, many: str) -> str:
    """``1 mentor is``, ``2 mentors are``."""
    return f"{number} {one if number == 1 else many}"


def joined(words: list[str] | tuple[str, ...]) -> str:
    """``a``, ``a and b`` or ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

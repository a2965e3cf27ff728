"""Which orders of priorities have a meaning, and why the others have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from pairforge.config.folding import fold
from pairforge.config.priorities.bands import Bands
from pairforge.config.priorities.base import PriorityBase
from pairforge.config.priorities.breaks import Breaks
from pairforge.config.priorities.choices import Choices
from pairforge.config.priorities.leximin import Leximin
from pairforge.config.priorities.matched import Matched
from pairforge.config.priorities.total import Total
from pairforge.config.priorities.variety import Variety
from pairforge.config.priorities.worst_off import WorstOff
from pairforge.config.priorities.worst_tenth import WorstTenth
from pairforge.config.refusals import Refusal

_OF_STANDINGS = (WorstOff, WorstTenth, Leximin)
_OF_SCORES = (Bands, Total)
_TAKE_OUT = "Take `{}` out."


def check_order(
    priorities: Sequence[PriorityBase], *, has_history: bool, has_soft: bool = False
) -> list[Refusal]:
    """Why an order of priorities has no meaning.

    Parameters
    ----------
    priorities
        Most important first.
    has_history
        Whether smallest scores are standings, which count what people had in earlier rounds. Then they
        settle less of what comes after.
    has_soft
        Whether there are soft rules. Without them `breaks` uses nothing of what is left open before it.

    Returns
    -------
    list of Refusal
        The first reason of each entry that has one, with its position as the path.
    """
    found = (next(_faults(priorities, idx, has_history, has_soft), None) for idx in range(len(priorities)))
    return [Refusal((idx,), *fault) for idx, fault in enumerate(found) if fault is not None]


def settles_matched(priorities: Sequence[PriorityBase], idx: int) -> bool:
    """Whether the priorities before ``idx`` settle how many pairs there are."""
    return any(entry.settles_matched for entry in priorities[:idx])


def _faults(
    priorities: Sequence[PriorityBase], idx: int, has_history: bool, has_soft: bool
) -> Iterator[tuple[str, str]]:
    """What is wrong with the place of an entry, and what to do about it."""
    entry, before = priorities[idx], priorities[:idx]
    settled = settles_matched(priorities, idx)
    yield from _stands_twice(entry, before)
    if settled:
        yield from _decides_nothing(entry, before)
    for earlier in before:
        yield from _scores_are_settled(entry, earlier, has_history)
        yield from _counts_are_settled(entry, earlier)
        if settled and not has_history:
            yield from _is_the_total(entry, earlier)
        if settled:
            yield from _nothing_to_mix(entry, earlier)
    yield from _takes_back(entry, before, has_history, has_soft)
    if entry.needs_matched is not None and not settled:
        yield _needs_matched(entry, before)


def _stands_twice(entry: PriorityBase, before: Sequence[PriorityBase]) -> Iterator[tuple[str, str]]:
    if entry.label in [earlier.label for earlier in before]:
        yield f"`{entry.label}` stands twice", "Keep one of the two."


def _decides_nothing(entry: PriorityBase, before: Sequence[PriorityBase]) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Matched):
        settler = next(earlier.label for earlier in before if earlier.settles_matched)
        yield (
            f"`{settler}` before it settles how many get a mentor, so `{entry.label}` has nothing to decide",
            _TAKE_OUT.format(entry.label),
        )


def _scores_are_settled(
    entry: PriorityBase, earlier: PriorityBase, has_history: bool
) -> Iterator[tuple[str, str]]:
    """After leximin every matching has the same scores, or standings, in another order of the people."""
    settled = _OF_STANDINGS if has_history else (*_OF_STANDINGS, *_OF_SCORES)
    if has_history and isinstance(entry, WorstTenth) and entry.mix is not None:
        return
    if isinstance(earlier, Leximin) and earlier.step is None and isinstance(entry, settled):
        scores = "standings" if has_history else "scores"
        yield (
            f"the {scores} are settled by `leximin` before it, so `{entry.label}` has nothing to decide",
            f"Take `{entry.label}` out, or give `leximin` a `step`, such as 0.1.",
        )


def _counts_are_settled(entry: PriorityBase, earlier: PriorityBase) -> Iterator[tuple[str, str]]:
    """What counts pairs settles every coarser count of the same pairs."""
    if isinstance(entry, WorstOff | Total) and isinstance(earlier, type(entry)) and earlier.keep == 1:
        settled = True
    elif isinstance(entry, Bands) and isinstance(earlier, Bands):
        settled = set(entry.thresholds or ()) <= set(earlier.thresholds or ()) and (
            set(entry.scores or ()) <= set(earlier.scores or ())
        )
    elif isinstance(entry, Choices) and isinstance(earlier, Choices):
        settled = entry.criterion == earlier.criterion and earlier.profile != "top"
    elif isinstance(entry, Variety) and isinstance(earlier, Variety):
        settled = set(map(fold, entry.headings)) == set(map(fold, earlier.headings))
    else:
        settled = False
    if settled:
        more = ", or write `matched` instead to fill more places" if _only_fills(entry, earlier) else ""
        yield (
            f"`{earlier.label}` before it settles `{entry.label}` as well",
            f"Take `{entry.label}` out{more}.",
        )


def _only_fills(entry: PriorityBase, earlier: PriorityBase) -> bool:
    return entry.settles_matched and not earlier.settles_matched


def _is_the_total(entry: PriorityBase, earlier: PriorityBase) -> Iterator[tuple[str, str]]:
    if isinstance(earlier, Total) and earlier.keep < 1:
        return
    for whole, other in ((entry, earlier), (earlier, entry)):
        if _adds_up_all(whole) and isinstance(other, Total):
            yield (
                f"`{whole.label}` is the sum of all scores, which is `total`",
                "Keep one of the two, or take a smaller `share`.",
            )


def _adds_up_all(entry: PriorityBase) -> TypeGuard[WorstTenth]:
    """Whether it is the worst share of the pairs, and the share is all of them."""
    return isinstance(entry, WorstTenth) and entry.share == 1


def _nothing_to_mix(entry: PriorityBase, earlier: PriorityBase) -> Iterator[tuple[str, str]]:
    """A sum that is settled has the same weight in every matching."""
    if not isinstance(entry, WorstTenth) or entry.mix is None:
        return
    alone = entry.model_copy(update={"mix": None}).label
    if isinstance(earlier, Total) and earlier.keep == 1:
        yield (
            f"`total` before it settles the total, so `{entry.label}` has nothing to mix",
            f"Take `mix` out, or put `{entry.label}` before `total`.",
        )
    elif earlier.label == alone or (isinstance(earlier, Leximin) and earlier.step is None):
        yield (
            f"`{earlier.label}` before it settles the smallest scores, so `{entry.label}` is the total alone",
            "Write `total` instead, or keep one of the two.",
        )
    elif isinstance(earlier, WorstTenth) and _weighs_alike(entry, earlier):
        yield f"`{earlier.label}` before it settles `{entry.label}` as well", _TAKE_OUT.format(entry.label)


def _weighs_alike(entry: WorstTenth, other: WorstTenth) -> bool:
    """Whether two mixes rank all matchings alike, as 3:1 and 6:2 do."""
    if entry.mix is None or other.mix is None or entry.share != other.share:
        return False
    return entry.mix[0] * other.mix[1] == other.mix[0] * entry.mix[1]


def _takes_back(
    entry: PriorityBase, before: Sequence[PriorityBase], has_history: bool, has_soft: bool
) -> Iterator[tuple[str, str]]:
    """What is left open, so that something can be given up, must not be closed before anything used it.

    Once something else has been made as good as it can be within what was left open, there may still be a
    choice among what is equally good, or within what may be given up of it, and then it is a question of its
    own.
    """
    for earlier in reversed(before):
        settles = _closes(entry, earlier, has_history)
        if settles is not None:
            yield (
                f"`{entry.label}` {settles}, which `{earlier.label}` leaves open on purpose",
                f"Take `keep` away from `{earlier.kind}`, or take `{entry.label}` out.",
            )
        elif has_soft or not isinstance(earlier, Breaks):
            return


def _closes(entry: PriorityBase, earlier: PriorityBase, has_history: bool) -> str | None:
    """What an entry settles of what an earlier one leaves open; None if nothing."""
    if earlier.keep == 1:
        return None
    if isinstance(earlier, Matched) and (entry.settles_matched or isinstance(entry, Matched)):
        return "settles how many get a mentor"
    if isinstance(earlier, Total) and (isinstance(entry, Total) or (_adds_up_all(entry) and not has_history)):
        return "raises the total as far as it can"
    raises = isinstance(entry, WorstOff) or (isinstance(entry, Leximin) and entry.step is None)
    return "raises the smallest score as far as it can" if isinstance(earlier, WorstOff) and raises else None


def _needs_matched(entry: PriorityBase, before: Sequence[PriorityBase]) -> tuple[str, str]:
    slack = next((earlier.label for earlier in before if isinstance(earlier, Matched)), None)
    open_end = "otherwise leaving people out would make it better"
    if slack is not None:
        return (
            f"{entry.needs_matched}, and `{slack}` leaves open how many do: {open_end}",
            f"Take `keep` away from `matched`, or take `{entry.label}` out.",
        )
    return (
        f"{entry.needs_matched}, so something before it must settle how many do: {open_end}",
        "Put `matched` or `bands` before it.",
    )

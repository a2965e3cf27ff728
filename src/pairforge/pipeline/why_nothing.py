"""Why a result has no pairs: found out once more, not taken from the file."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike

from pairforge.config import Config
from pairforge.errors import InputError, Trouble
from pairforge.explanations.explained import NoPlan
from pairforge.pairing import Status
from pairforge.pipeline.reopening import people_of, read_document
from pairforge.pipeline.verifying.rebuilding import rebuild
from pairforge.roster import Roster


def why_nothing(
    result: str | PathLike[str],
    config: str | PathLike[str] | None = None,
    observe: Callable[[str], None] = lambda _: None,
) -> tuple[Config, Roster, NoPlan] | None:
    """What cannot all hold, with whom it is about; None for a result that does not say that nothing can.

    Parameters
    ----------
    result, config, observe
        As for ``reopen``.

    Raises
    ------
    InputError
        If the result cannot be read, what it was made from has changed, or something is possible after all.
    """
    observe("Reading")
    file, document = read_document(result)
    if document["status"] != Status.INFEASIBLE:
        return None
    told, roster = people_of(file, document, config)
    observe("Finding out which rules clash")
    found = rebuild(told, roster, document).result
    if found is None or not found.conflict:
        what = "It could not be found out again that nothing is possible, as this result says."
        remedy = "Run `pairforge solve` again, or raise `time_limit`."
        raise InputError([Trouble(what=what, remedy=remedy, file=str(file))])
    return told, roster, NoPlan(found.conflict, found.repairs)

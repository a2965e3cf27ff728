"""From the coordinator's files to a ``Roster``, with every trouble of every file told at once."""

from __future__ import annotations

import numpy as np

from pairforge.config import Config
from pairforge.errors import InputError
from pairforge.roster.answers.hours import check_clocks
from pairforge.roster.findings import Findings, Notice, in_order
from pairforge.roster.pairs.negative_scores import check_negative_scores
from pairforge.roster.pairs.same_person import find_same_person, notice_same_person
from pairforge.roster.pairs.unwanting import note_unwanting
from pairforge.roster.reader import Reader
from pairforge.roster.reporting_lines import check_reporting_lines
from pairforge.roster.roster import Roster
from pairforge.roster.rounds.reading import read_past
from pairforge.roster.sides.audited import read_audited
from pairforge.roster.sides.co_mentors import note_co_mentors
from pairforge.roster.sides.consents import check_consents
from pairforge.roster.sides.named_values import check_named_values
from pairforge.roster.sides.roles import is_one_sheet
from pairforge.roster.sides.several_mentors import check_several_mentors
from pairforge.roster.sides.single_answers import note_several_answers
from pairforge.roster.sides.too_few import check_too_few
from pairforge.roster.sources import Sources


def read_roster(config: Config, *, accept_proposals: bool = False) -> Roster:
    """Read everybody and everything that the config names.

    Parameters
    ----------
    config
        From ``load_config``.
    accept_proposals
        Whether what can only be guessed, such as a near miss of a name, is taken as pairforge proposes.
        Each such guess is among the notices.

    Returns
    -------
    Roster
        The people in the order of their ids, whatever the order of the rows.

    Raises
    ------
    InputError
        If anything cannot be read without guessing; lists every trouble of every file.
    """
    reader = Reader(Sources(config, Findings(accept_proposals)))
    mentees = reader.side("mentee", config.mentees)
    mentors = reader.side("mentor", config.mentors)
    same_person = find_same_person(mentees.people, mentors.people, one_sheet=is_one_sheet(config))
    wants = reader.counts(mentees, "wants", 1)
    places = reader.places(mentees)
    capacity = reader.counts(mentors, "capacity", 1)
    minimum = reader.counts(mentors, "min", 0)
    if isinstance(config.mentors.min, int):
        minimum = np.where(capacity == 0, 0, minimum)
    answers = {ask: reader.answer(ask, mentees, mentors, same_person) for ask in dict.fromkeys(config.asks())}
    check_clocks(config, answers, reader.findings)
    check_several_mentors(config, mentees.people, wants, reader.findings)
    people, tables = (mentees.people, mentors.people), (mentees.table, mentors.table)
    check_consents(config, tables, reader.findings)
    check_named_values(config, tables, reader.findings)
    check_too_few(config, mentees.table, reader.findings)
    note_several_answers(config, tables, reader.findings)
    note_co_mentors(config, mentors.people, mentors.table, wants, reader.findings)
    if all(people):
        check_reporting_lines(config, answers, people, tables, same_person, reader.findings)
    pair_lists = {
        ask: reader.pairs(ask, mentees.people, mentors.people) for ask in dict.fromkeys(config.pair_asks())
    }
    groups = {
        ask: reader.groups(ask, (mentees.people, mentors.people), same_person)
        for ask in dict.fromkeys(config.group_asks())
    }
    lists = {ask: reader.lists(ask, mentees.people) for ask in dict.fromkeys(config.list_asks())}
    note_unwanting(config, lists, mentees.people, wants, reader.findings)
    check_negative_scores(config, pair_lists, reader.findings)
    audited = read_audited(tables, people, reader.sources)
    past = read_past(mentees.people, reader.sources)
    if reader.findings.all_troubles:
        raise InputError(reader.findings.all_troubles)
    unused = [notice for side in (mentees, mentors) for notice in reader.unused_spellings(side)]
    return Roster(
        mentees=mentees.people,
        mentors=mentors.people,
        wants=wants,
        capacity=capacity,
        minimum=minimum,
        places=places,
        answers={ask: answer for ask, answer in answers.items() if answer is not None},
        pair_lists=pair_lists,
        groups=groups,
        lists=lists,
        past=past,
        audited=audited,
        same_person=same_person,
        inputs=tuple(reader.sources.inputs),
        notices=in_order(
            [
                *reader.findings.notices,
                *unused,
                *notice_same_person(same_person, mentees.people),
                *_assumed(config),
            ]
        ),
    )


def _assumed(config: Config) -> list[Notice]:
    """What the config itself leaves to pairforge, where that is not the usual default."""
    file = None if config.file is None else str(config.file)
    return [] if config.assumed is None else [Notice(config.assumed, file)]

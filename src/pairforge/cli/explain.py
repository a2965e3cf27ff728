"""``pairforge explain``."""

from __future__ import annotations

from pathlib import Path

import click

from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@click.option("--mentee", metavar="ID", help="Why this mentee has these mentors, and none of the others.")
@click.option("--mentor", metavar="ID", help="Why this mentor has these mentees; what a place is worth.")
@click.option("--pair", nargs=2, metavar="MENTEE MENTOR", help="Why these two are a pair, or are not.")
@click.option("--all", "everybody", is_flag=True, help="How sure each pair is; whom to ask for a place.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The YAML file that RESULT was made from; by default it is looked for in the folders around RESULT.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the answer to stdout as one JSON document.")
@ends_cleanly
def explain(
    result: Path,
    mentee: str | None,
    mentor: str | None,
    pair: tuple[str, str] | None,
    everybody: bool,
    config: Path | None,
    as_json: bool,
) -> Exit:
    """Say why the people of RESULT (a result.json, or its folder) are paired as they are.

    People are given by id, or by name where only one is called so. Every loss that is told is what solving
    the programme once more would lose, priority by priority: more is worse.

    \b
    Exit codes:
      0  done
      1  a fault of pairforge
      2  wrong use, a file that cannot be read, or spreadsheets that have changed since
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pipeline import explain as ask
    from pairforge.reporting import explain_document as documents
    from pairforge.reporting import explain_terminal as pages
    from pairforge.reporting.terminal import console

    if sum([mentee is not None, mentor is not None, bool(pair), everybody]) != 1:
        raise click.UsageError("Say one of --mentee, --mentor, --pair and --all.")
    with Progress() as progress:
        explainer = ask(result, config, progress)
        progress("Finding out why")
        if mentee is not None:
            told = explainer.mentee(mentee)
        elif mentor is not None:
            told = explainer.mentor(mentor)
        elif pair:
            told = explainer.pair(*pair)
        else:
            told = explainer.everything()
    of = told.config, told.roster
    if told.mentees:
        document = documents.mentee_document(told.mentees[0], told.priorities)
        page = pages.mentee_page(told.mentees[0], *of)
    elif told.mentors:
        document = documents.mentor_document(told.mentors[0], told.priorities)
        page = pages.mentor_page(told.mentors[0], *of)
    elif told.questions:
        document = documents.question_document(told.questions[0], told.priorities)
        page = pages.question_page(told.questions[0], *of)
    else:
        seats = told.seats, told.best_seats
        document = documents.all_document(told.pairs, *seats, told.priorities)
        page = pages.all_page(told.pairs, *seats, told.roster)
    if as_json:
        click.echo(documents.explanation_json(document).encode(), nl=False)
    else:
        console(to_stderr=False).print(page, crop=False)
    return Exit.DONE

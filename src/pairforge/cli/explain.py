"""``pairforge explain``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pairforge.cli.exits import Exit, ends_cleanly

if TYPE_CHECKING:
    from pairforge.explanations.explained import Explained
    from pairforge.pipeline import Explainer

_TIME = 60.0


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@click.option("--mentee", metavar="ID", help="Why this mentee has these mentors, and none of the others.")
@click.option("--mentor", metavar="ID", help="Why this mentor has these mentees; what a place is worth.")
@click.option("--pair", nargs=2, metavar="MENTEE MENTOR", help="Why these two are a pair, or are not.")
@click.option("--all", "everybody", is_flag=True, help="How sure each pair is; whom to ask for a place.")
@click.option("--seats", is_flag=True, help="What one place more or fewer is worth with each mentor.")
@click.option(
    "--prices", is_flag=True, help="What each rule and priority costs; who would change without it."
)
@click.option("--sure", is_flag=True, help="For which weights, and which blank answers, the plan holds.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The YAML file that RESULT was made from; by default it is looked for in the folders around RESULT.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0),
    default=_TIME,
    show_default=True,
    metavar="SECONDS",
    help="For answers that need another solve; what comes too late says so.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File for the answer.")
@click.option("--json", "as_json", is_flag=True, help="The answer as one JSON document.")
@ends_cleanly
def explain(
    result: Path,
    mentee: str | None,
    mentor: str | None,
    pair: tuple[str, str] | None,
    everybody: bool,
    seats: bool,
    prices: bool,
    sure: bool,
    config: Path | None,
    time_limit: float,
    output: Path | None,
    as_json: bool,
) -> Exit:
    """Say why the people of RESULT (a result.json, or its folder) are paired as they are.

    People are given by id, or by name where only one is called so. Every loss that is told is what solving
    the programme once more would lose, priority by priority: more is worse. Where RESULT says that nothing
    is possible, it is told what cannot all hold.

    \b
    Exit codes:
      0  done
      1  a fault of pairforge
      2  wrong use, a file that cannot be read, or spreadsheets that have changed since
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pipeline import answer
    from pairforge.reporting.explain_document import explanation_json
    from pairforge.reporting.explain_terminal import explanation_page, explanation_text
    from pairforge.reporting.folder import write_files
    from pairforge.reporting.terminal import console

    ask = _question(mentee, mentor, pair, everybody=everybody, seats=seats, prices=prices, sure=sure)
    with Progress() as progress:
        told = answer(result, config, ask, progress, time_limit=time_limit)
    if output is not None:
        text = explanation_json(told) if as_json else explanation_text(told)
        write_files(output.parent, {output.name: text.encode("utf-8", "replace")})
    elif as_json:
        click.echo(explanation_json(told).encode("utf-8", "replace"), nl=False)
    else:
        console(to_stderr=False).print(explanation_page(told), crop=False)
    return Exit.DONE


def _question(
    mentee: str | None,
    mentor: str | None,
    pair: tuple[str, str] | None,
    *,
    everybody: bool,
    seats: bool,
    prices: bool,
    sure: bool,
) -> Callable[[Explainer], Explained]:
    """The one question that is asked."""
    questions: list[Callable[[Explainer], Explained]] = []
    if mentee is not None:
        questions.append(lambda explainer: explainer.mentee(mentee))
    if mentor is not None:
        questions.append(lambda explainer: explainer.mentor(mentor))
    if pair:
        questions.append(lambda explainer: explainer.pair(*pair))
    if everybody:
        questions.append(lambda explainer: explainer.everything())
    if seats:
        questions.append(lambda explainer: explainer.seats())
    if prices:
        questions.append(lambda explainer: explainer.prices())
    if sure:
        questions.append(lambda explainer: explainer.sure())
    if len(questions) != 1:
        raise click.UsageError("Say one of --mentee, --mentor, --pair, --all, --seats, --prices and --sure.")
    return questions[0]

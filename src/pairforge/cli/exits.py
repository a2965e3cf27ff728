"""How commands end: exit codes, and errors as messages instead of tracebacks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import ParamSpec

import click

from pairforge.errors import FaultError, InputError, told_once

_P = ParamSpec("_P")


class Exit(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    FAULT = 1
    WRONG_INPUT = 2
    IMPOSSIBLE = 3
    NO_ANSWER = 4
    GATE_FAILED = 5


def ends_cleanly(command: Callable[_P, Exit]) -> Callable[_P, None]:
    """Make a command exit with the code that it returns, and tell errors on stderr."""

    @wraps(command)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> None:
        sys.exit(int(_code_of(command, *args, **kwargs)))

    return wrapped


def _code_of(command: Callable[_P, Exit], *args: _P.args, **kwargs: _P.kwargs) -> Exit:
    try:
        return command(*args, **kwargs)
    except InputError as error:
        _tell(error)
        return Exit(error.exit_code)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        return Exit.NO_ANSWER
    except MemoryError:
        click.echo("The memory of this computer is too small for this programme.", err=True)
        return Exit.NO_ANSWER
    except FaultError as error:
        click.echo(f"This is a fault of pairforge, not yours: {error} Nothing was written.", err=True)
        return Exit(error.exit_code)
    except OSError as error:
        click.echo(f"This cannot be read or written: {error}.", err=True)
        return Exit.WRONG_INPUT
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        if os.environ.get("PAIRFORGE_DEBUG"):
            raise
        click.echo(
            f"This is a fault of pairforge, not yours: {type(error).__name__}: {error}. "
            "Set PAIRFORGE_DEBUG=1 and run it again for the details to report.",
            err=True,
        )
        return Exit.FAULT


def _tell(error: InputError) -> None:
    """Every trouble, and below them what to paste into the config to have all proposals taken."""
    count = len(error.troubles)
    click.echo(f"{count} problem{'s' if count > 1 else ''} to mend:", err=True)
    for told in told_once(error.troubles):
        click.echo(f"- {told}", err=True)
    proposals = [trouble for trouble in error.troubles if trouble.proposal]
    if not proposals:
        return
    from pairforge.config.proposals import merged_proposals

    click.echo(
        "\nWhat is proposed, to paste into the config (below keys that are there already):\n", err=True
    )
    for line in merged_proposals(proposals).splitlines():
        click.echo(f"    {line}", err=True)
    told = "this proposal" if len(proposals) == 1 else f"these {len(proposals)} proposals"
    click.echo(f"\nOr take {told} for once: `pairforge solve CONFIG --accept-proposals`.", err=True)

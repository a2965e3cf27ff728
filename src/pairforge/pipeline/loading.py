"""The config that a walk starts from."""

from __future__ import annotations

from os import PathLike

from pairforge.config import Config, load_config
from pairforge.errors import ConfigError, InputError
from pairforge.roster import read_roster


def given(config: Config | str | PathLike[str], *, accept_proposals: bool) -> Config:
    """The config itself, or the one that stands at a path."""
    return config if isinstance(config, Config) else load_all(config, accept_proposals=accept_proposals)


def load_all(path: str | PathLike[str], *, accept_proposals: bool = False) -> Config:
    """Read the config; if it is wrong, read the spreadsheets too and tell all troubles at once."""
    try:
        return load_config(path)
    except ConfigError as error:
        troubles = list(error.troubles)
        if isinstance(error.rest, Config):
            try:
                read_roster(error.rest, accept_proposals=accept_proposals)
            except InputError as more:
                troubles += more.troubles
        raise InputError(troubles) from None

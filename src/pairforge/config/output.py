"""Where the results of a run go."""

from __future__ import annotations

from pydantic import Field

from pairforge.config.columns import Schema


class OutputConfig(Schema):
    """Where the results go."""

    folder: str = Field(
        "results", description="Folder for the results, relative to the config.", min_length=1
    )

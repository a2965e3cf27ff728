"""What the search may use: which engine, how long, how much work and how much memory."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PositiveFloat, PositiveInt

from pairforge.config.columns import Schema

Limited = Annotated[PositiveFloat, Field(allow_inf_nan=False)]
EngineName = Literal["network", "general"]


class SolverConfig(Schema):
    """Limits of the search."""

    time_limit: Limited = Field(
        60.0,
        description="Seconds for the search and that of the best total beside it, together; the best answer "
        "so far is kept.",
    )
    seed: int = Field(0, description="Decides ties, and nothing else.")
    engine: EngineName | None = Field(
        None,
        description="network: rules that nest are solved as a flow; general: any rules. An engine that "
        "cannot do exactly what is asked for is refused. Default: the network wherever the rules allow it.",
    )
    work_limit: Limited | None = Field(
        None,
        description="How much work the search may take, in units that do not depend on the machine or the "
        "clock: the same limit gives the same answer anywhere. Default: no limit.",
    )
    memory_limit: PositiveInt | None = Field(
        None, description="Most memory that the search may take, in MB. Default: no limit."
    )

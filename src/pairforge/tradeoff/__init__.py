"""The trade-off between the total and the worst-off: points that cannot be better in both."""

from pairforge.tradeoff.point import Point, Way
from pairforge.tradeoff.solver import Solver
from pairforge.tradeoff.tracing import Curve, Curves, trace

__all__ = ["Curve", "Curves", "Point", "Solver", "Way", "trace"]

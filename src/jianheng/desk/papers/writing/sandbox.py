"""Where templates run: with the facts, and with nothing else."""

from __future__ import annotations

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("count", "default", "first", "join", "last", "length")
TESTS = ("defined", "eq", "equalto", "ge", "gt", "le", "lt", "ne")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without functions, arithmetic or anything that reaches beyond the facts."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: each for name, each in self.filters.items() if name in FILTERS}
        self.tests = {name: each for name, each in self.tests.items() if name in TESTS}

"""The closed catalogue of called operators."""

from __future__ import annotations

from jianheng.language.operators import amounts, choice, dates, logic, peers, sentences, spans
from jianheng.language.operators.operator import Operator, Wrong

MODULES = (logic, choice, dates, sentences, spans, amounts, peers)
OPERATORS: dict[str, Operator] = {operator.name: operator for module in MODULES for operator in module.OPERATORS}

__all__ = ["OPERATORS", "Operator", "Wrong"]

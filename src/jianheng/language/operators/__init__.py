"""The closed catalogue of called operators."""

from __future__ import annotations

from jianheng.language.operators import choice, dates, logic, sentences, spans
from jianheng.language.operators.operator import Operator, Wrong

OPERATORS: dict[str, Operator] = {
    operator.name: operator for module in (logic, choice, dates, sentences, spans) for operator in module.OPERATORS
}

__all__ = ["OPERATORS", "Operator", "Wrong"]

"""Expressions: Python syntax read into the model's own tree, nothing executed."""

from jianheng.language.expression.context import NO
from jianheng.language.expression.forms import parse_expression

__all__ = ["NO", "parse_expression"]

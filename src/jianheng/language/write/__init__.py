"""A tree becomes text again: expressions, and whole model files in block form."""

from jianheng.language.write.expression import counted_items, expression_text
from jianheng.language.write.model import model_source, write_model

__all__ = ["counted_items", "expression_text", "model_source", "write_model"]

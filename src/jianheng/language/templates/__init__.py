"""Templates and fragments: written once, filled in by models, and expanded before anything else is read."""

from jianheng.language.templates.expand import Expanded, expand
from jianheng.language.templates.shelf import EMPTY, Shelf

__all__ = ["EMPTY", "Expanded", "Shelf", "expand"]

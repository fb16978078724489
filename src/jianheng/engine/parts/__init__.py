"""A run in parts: the acts of some persons at a time, so that memory stays bounded."""

from jianheng.engine.parts.examine import InParts, in_parts, parts_of
from jianheng.engine.parts.merge import Merged
from jianheng.engine.parts.part import part

__all__ = ["InParts", "Merged", "in_parts", "part", "parts_of"]

"""A run in parts: the acts of some persons at a time, so that memory stays bounded."""

from jianheng.engine.parts.examine import InParts, in_parts, parts_of
from jianheng.engine.parts.part import part

__all__ = ["InParts", "in_parts", "part", "parts_of"]

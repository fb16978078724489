"""A run in parts: the acts of some persons at a time, so that memory stays bounded."""

from jianheng.engine.parts.examine import in_parts, parts_of
from jianheng.engine.parts.part import part

__all__ = ["in_parts", "part", "parts_of"]

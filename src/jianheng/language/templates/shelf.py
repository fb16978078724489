"""Where templates and fragments are found."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import dataclass, field

from jianheng.language.problem import ModelError, Problem
from jianheng.language.source import Mapping, Text, read_source


@dataclass(frozen=True)
class Shelf:
    """Templates and fragments as YAML text.

    Args:
        templates: by id, `duty/within-period`.
        parts: fragments by name, `sentence_on`.
        models: models whose answers may be examined, by id.
        reading: ids of the models that are being read, the outermost first.
    """

    templates: Names[str, str]
    parts: Names[str, str]
    models: Names[str, str] = field(default_factory=dict)
    reading: tuple[str, ...] = ()

    def template(self, name: str) -> Mapping:
        """A template as written; the caller has made sure that there is one."""
        return _mapping(self.templates[name], f"{name.rpartition('/')[2]}.yaml")

    def part(self, name: str) -> Mapping:
        """A fragment as written; the caller has made sure that there is one."""
        return _mapping(self.parts[name], f"{name}.yaml")


EMPTY = Shelf({}, {})


def _mapping(text: str, path: str) -> Mapping:
    source = read_source(text, path)
    if isinstance(source, Mapping):
        return source
    said = ("模板文件应为一组键值", "a template is a mapping", "每行写成 键: 内容")
    raise ModelError([Problem("E01", source.at, source.value if isinstance(source, Text) else "", *said)])


def version_of(source: Mapping) -> str:
    """The first number of a template's version, which is all that a model asks for."""
    written = source.get("version")
    return written.value.partition(".")[0] if isinstance(written, Text) else "1"

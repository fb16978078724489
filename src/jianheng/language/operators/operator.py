"""The form of one catalogue entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jianheng.language.types import Type

Rule = Callable[[tuple[Type, ...], Mapping[str, Type]], "Type | str"]


@dataclass(frozen=True)
class Operator:
    """One called operator of the language (LANGUAGE §8).

    Args:
        name: as written in a model.
        least, most: number of positional arguments.
        rule: argument types to result type, or a Chinese sentence saying what was expected.
        zh, en: sentence patterns with `{0}`, `{1}`, `{all}` and named arguments.
        named: arguments that are written by name and are expressions.
        choices: arguments that are written by name and are one of a few words.
        required: names of arguments that must be there.
        row_only: may stand only where a related row is in scope, or its span.
    """

    name: str
    least: int
    most: int
    rule: Rule
    zh: str
    en: str
    named: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    spans: bool = False


def fixed(result: Type, *wanted: str) -> Rule:
    """A rule that wants these kinds in this order; the result may be none where an argument may be none."""

    def rule(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | str:
        for number, (have, want) in enumerate(zip(types, wanted, strict=False), start=1):
            if have.kind not in want.split("|"):
                return f"第 {number} 个参数应为{want},实为{have.zh()}"
        return result.maybe_none(any(have.none for have in types))

    return rule

"""The form of one catalogue entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jianheng.language.types import Type, kinds_en, kinds_zh


@dataclass(frozen=True)
class Wrong:
    """Why types do not fit.

    Args:
        zh, en: what was expected and what was found.
        mend: what to write instead, in Chinese.
        code: code of the problem.
    """

    zh: str
    en: str
    mend: str
    code: str = "E03"


Rule = Callable[[tuple[Type, ...], Mapping[str, Type]], "Type | Wrong"]


@dataclass(frozen=True)
class Operator:
    """One called operator of the language.

    Args:
        name: as written in a model.
        least, most: number of positional arguments.
        rule: argument types to result type, or why they do not fit.
        zh, en: sentence patterns with `{0}`, `{1}`, `{all}` and named arguments.
        named: arguments that are written by name and are expressions.
        choices: arguments that are written by name and are one of a few words.
        required: names of arguments that must be there.
        spans: asks about the span of the row in scope.
        opens: takes the end of a span that may still run as its first argument.
        listed: its last argument is a list of texts.
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
    opens: bool = False
    listed: bool = False


def fixed(result: Type, *wanted: str) -> Rule:
    """A rule that wants these kinds in this order; the result may be none where an argument may be none."""

    def rule(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
        for number, (have, want) in enumerate(zip(types, wanted, strict=False), start=1):
            if have.kind not in want.split("|"):
                return Wrong(
                    f"第 {number} 个参数应为{kinds_zh(want)}，实为{have.zh()}",
                    f"argument {number} must be a {kinds_en(want)}, found {have}",
                    "调整参数的次序或内容",
                )
        return result.maybe_none(any(have.none for have in types))

    return rule

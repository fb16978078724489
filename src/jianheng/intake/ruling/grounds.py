"""What the court found: repentance, merit, major merit; found, denied, or not spoken of."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.passages import FOUND, PROPOSAL, REASONING, Passage
from jianheng.intake.ruling.ruling_facts import Grounds

_REPENTANCE = re.compile(r"(?:确有)?悔改表现|确有悔改|悔罪表现(?=差)")
_MERIT = re.compile(r"(?<!重大)立功(?:表现)?")
_MAJOR_MERIT = re.compile(r"重大立功(?:表现)?")
# What stands before the words and turns them into a denial; 不仅确有… and 无违规且确有… are none.
_DENIED_BEFORE = re.compile(
    r"(?:不能|不予|未予|难以|无法|不足以|尚不能|未能)(?:足以)?(?:认定|构成|说明|证明|视为)[^，。；、]{0,12}$"
    r"|(?:不|未|没有|无|不具|不具备|不具有|未有|尚无|不属于?|不构成|不系|不符合|没有达到|未达到)(?:真诚|明显|突出)?$"
)
_DENIED_BEHIND = re.compile(r"[^，。；]{0,8}?(?:差|不足|不明显|不突出|不予认定|不能成立|不成立|依据不足|不实|不属实)")
# The law in general, not this prisoner: 确有悔改表现或者有立功表现的，方可减刑; 对确有悔改表现的服刑罪犯.
_GENERAL = re.compile(
    r"[^，。；]{0,14}?(?:的，|者，)(?:方可|才能|可以|应当)|的(?:服刑)?罪犯(?!(?:[^，。；]{0,4})(?:减去|减刑))|或者?"
)
_FOUND_TRUE = re.compile(r"[^。；]{0,24}?(?:属实|确认|佐证)")
# Others' opinions count only as far as the court adopts them.
_OTHERS = re.compile(r"(?:执行机关|监狱|检察机关|检察院|检察员)[^，。；]{0,12}(?:认为|提出|关于|主张|所称)[^。；]*$")
_OPINION = re.compile(r"[^。；]{0,20}?(?:意见|建议|理由)[^。；]{0,16}?(?P<not>不予|不应|未予|不能)?采纳")
_CONDITION = re.compile(r"(?:或者?|是否)(?:有|确有)?$")


def grounds(passages: tuple[Passage, ...]) -> Grounds:
    """Read the grounds from the court's reasons, else from what it found.

    Args:
        passages: the parts of the ruling.

    Returns:
        Each ground: found, denied, or None where the court does not speak of it.
    """
    return Grounds(
        _ground(passages, _REPENTANCE),
        _ground(passages, _MERIT),
        _ground(passages, _MAJOR_MERIT),
    )


def grounds_claimed(passages: tuple[Passage, ...]) -> Grounds:
    """Read the grounds that the executing organ puts forward; the court need not have found them."""
    return Grounds(*(_ground(passages, words, (PROPOSAL,)) for words in (_REPENTANCE, _MERIT, _MAJOR_MERIT)))


def _ground(
    passages: tuple[Passage, ...], words: re.Pattern[str], kinds: tuple[str, ...] = (REASONING, FOUND)
) -> Fact[bool] | None:
    for kind in kinds:
        statements = [
            statement
            for passage in passages
            if passage.kind == kind
            for found in words.finditer(_without_titles(passage.text))
            if (statement := _statement(passage, found)) is not None
        ]
        # A denial outweighs a finding told before it: 虽…确有悔改表现的意见，但…不能认定.
        denied = [each for each in statements if not each.value]
        if statements:
            return denied[0] if denied else statements[0]
    return None


def _statement(passage: Passage, found: re.Match[str]) -> Fact[bool] | None:
    before, behind = passage.text[: found.start()], passage.text[found.end() :]
    if _CONDITION.search(before) or _GENERAL.match(behind) or _rejected(before, behind):
        return None
    if _DENIED_BEFORE.search(before) or _DENIED_BEHIND.match(behind):
        return passage.fact(False, *found.span())
    if passage.kind == FOUND and not _FOUND_TRUE.match(behind):
        return None
    return passage.fact(True, *found.span())


def _rejected(before: str, behind: str) -> bool:
    """Whether the words are an opinion of others that the court does not adopt."""
    opinion = _OPINION.match(behind) if _OTHERS.search(before) else None
    return bool(opinion and opinion["not"])


def _without_titles(text: str) -> str:
    """Blank out titles of laws, keeping every offset."""
    return re.sub(r"《[^》]*》", lambda title: " " * len(title[0]), text)

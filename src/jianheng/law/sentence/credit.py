"""Days of a sentence that restraint before it takes off, by kind of restraint and of penalty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jianheng.law.lookup import lookup
from jianheng.law.reckoning import Reckoned, Step, Words, unknown
from jianheng.law.sentence.ending import DAYS
from jianheng.law.tables import LawTable


@dataclass(frozen=True)
class Restraint:
    """A time of restraint.

    Args:
        kind: code of the list `credit_kind`: `detention`, `arrest`, `designated_residence`, `liuzhi` …
        first: first day, counted.
        last: last day, counted.
        same_act: for the act of the judgment; other acts give no credit.
    """

    kind: str
    first: date
    last: date
    same_act: bool = True


def credited(restraints: Sequence[Restraint], penalty: str, tables: Mapping[str, LawTable]) -> Reckoned[int]:
    """Days that restraint takes off a sentence.

    A day is counted once. Two days at a designated residence take off one of imprisonment; what an odd day
    is worth the text does not say, so it is counted as none and as one.

    Args:
        restraints: in any order.
        penalty: the main penalty.
        tables: law tables by name.

    Returns:
        The least and the most; nothing where a kind has no rule or an unverified one.

    Raises:
        ValueError: a restraint that ends before it begins.
    """
    taken: set[date] = set()
    steps: list[Step] = []
    least = most = 0
    doubts: list[Words] = []
    for each in sorted(restraints, key=lambda one: (one.first, one.last)):
        if each.last < each.first:
            raise ValueError(f"羁押止日早于起日：[{each.first} 至 {each.last}] / a restraint ends before it begins")
        days = {each.first + timedelta(days=n) for n in range((each.last - each.first).days + 1)} - taken
        taken |= days
        found = lookup(tables["custody_credit"], on=each.first, kind=each.kind, penalty=penalty, same_act=each.same_act)
        (of, _), (worth, _) = found.values["restrained"], found.values["credited"]
        if found.reason is not None or not isinstance(of, int) or not isinstance(worth, int):
            zh = f"{each.first} 起的羁押（{each.kind}）能否折抵、如何折抵，没有规定或者未经核对"
            return unknown(tuple(steps), zh, f"no verified rule on credit for {each.kind} from {each.first}")
        whole, odd = divmod(len(days) * worth, of)
        least, most = least + whole, most + whole + (1 if odd else 0)
        says = Words(
            f"{each.first} 至 {each.last}，{len(days)}日，{of}日折抵{worth}日",
            f"{each.first} to {each.last}, {len(days)} days, {of} for {worth}",
        )
        steps.append(Step("credit", says, whole, whole + (1 if odd else 0), found.cite, DAYS))
        if odd:
            doubts.append(Words("余下的半日如何折抵，条文没有写", "what the odd half day is worth is not said"))
    steps.append(Step("all", Words("合计折抵", "credited in all"), least, most, unit=DAYS))
    return Reckoned(least, most, tuple(steps), tuple(dict.fromkeys(doubts)))

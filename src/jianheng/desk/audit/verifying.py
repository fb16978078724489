"""Checking a kept log: its chain, its head, its anchors, and a hash that somebody wrote down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from jianheng.desk.audit.anchors import Anchor
from jianheng.desk.audit.chain import Break, Kept, breaks
from jianheng.desk.audit.reading import Log

MOST_TOLD = 20
TELL_EVERY = 20_000


@dataclass
class Verified:
    """What a check found.

    Args:
        lines: how many lines there are.
        head: hash of the last one.
        anchors: how many anchors were held against it.
        broken: how many places do not hold.
        breaks: the first of them.
    """

    lines: int = 0
    head: str = ""
    anchors: int = 0
    broken: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether everything holds."""
        return not self.broken

    def tell(self, found: Break) -> None:
        """Count a place, and keep it where it is among the first."""
        self.broken += 1
        if len(self.breaks) < MOST_TOLD:
            self.breaks.append(found)


def verify(
    log: Log, kept: Sequence[Anchor] = (), head: str = "", told: Callable[[int], None] = lambda _: None
) -> Verified:
    """Check a log from its first line to its last, holding one line at a time.

    Args:
        log: the log.
        kept: its anchors.
        head: a hash that must be among the lines, as it was written down some day; empty for none.
        told: is called with the number of lines now and then.
    """
    found = Verified(anchors=len(kept))
    wanted = {anchor.number: anchor for anchor in kept}
    conflicting = [a for a in kept if wanted[a.number].hash != a.hash]
    seen_head = False

    def watched() -> Iterator[Kept]:
        nonlocal seen_head
        for line, hashed in log.lines:
            found.lines += 1
            found.head = hashed
            seen_head = seen_head or hashed == head
            anchor = wanted.pop(line.number, None)
            if anchor is not None and anchor.hash != hashed:
                found.tell(_differs(anchor))
            if found.lines % TELL_EVERY == 0:
                told(found.lines)
            yield line, hashed

    for broken in breaks(watched()):
        found.tell(broken)
    for anchor in conflicting:
        found.tell(_differs(anchor))
    if wanted:
        found.tell(_cut_off(max(wanted.values(), key=lambda anchor: anchor.number)))
    if log.head is not None and (log.head.number, log.head.hash) != (found.lines, found.head) and not found.broken:
        number = log.head.number
        zh = f"最后一行应为第 {number} 行，实际到第 {found.lines} 行：末尾被删去、添上或改动"
        found.tell(Break(found.lines, zh, f"the last line should be {number}, but {found.lines} stand there"))
    if head and not seen_head:
        zh = "没有一行的指纹是您给出的那个：日志被整个换过，或者末尾被删去"
        found.tell(Break(found.lines, zh, "no line has the hash that you gave: the log was replaced, or its end cut"))
    return found


def _differs(anchor: Anchor) -> Break:
    zh = f"与 {anchor.day} 留下的锚点不符：这一行或前面的被重写过"
    return Break(anchor.number, zh, f"differs from the anchor of {anchor.day}: it or a line before was rewritten")


def _cut_off(anchor: Anchor) -> Break:
    zh = f"{anchor.day} 的锚点记着这一行，现在没有：末尾被删去"
    return Break(anchor.number, zh, f"known to the anchor of {anchor.day}, but not there: the end was cut off")

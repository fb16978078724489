"""Two days on one line: the one on which something was done, and the one that the law allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from jianheng.desk.words import say

WIDTH, LEFT, RIGHT = 940, 40, 930
BAR, HEIGHT = 30, 24
# Labels nearer than this would touch.
APART = 120


@dataclass(frozen=True)
class Timeline:
    """What was done and what was allowed.

    Args:
        done, done_name: the day on which it was done.
        limit, limit_name: the first day allowed, or the last.
        early: whether it was done too early; else too late.
        start, start_name: the day from which the limit is counted, if any.
    """

    done: date
    done_name: str
    limit: date
    limit_name: str
    early: bool
    start: date | None = None
    start_name: str = ""

    @property
    def days(self) -> int:
        """By how many days it missed the limit."""
        return abs((self.limit - self.done).days)

    @property
    def told(self) -> str:
        """The picture in words."""
        missed = say("早", "early by ") if self.early else say("晚", "late by ")
        start = f"{self.start_name} {self.start}{say('；', '; ')}" if self.start else ""
        return (
            f"{start}{self.limit_name} {self.limit}{say('；', '; ')}{self.done_name} {self.done}{say('，', ', ')}"
            f"{missed}{say(f' {self.days} 日', f'{self.days} days')}"
        )

    def svg(self) -> Markup:
        """The picture."""
        x = self._scale()
        at_done, at_limit, at_start = x(self.done), x(self.limit), x(self.start or min(self.done, self.limit))
        parts = [self._bar(at_start, at_limit), self._tail(at_limit, at_done)]
        if self.start is not None:
            parts += [_line(at_start), _below(at_start, f"{self.start_name} {self.start}", crowd=at_limit)]
        parts += [_line(at_limit), _below(at_limit, f"{self.limit_name} {self.limit}", crowd=None)]
        parts.append(self._done(at_done, at_limit))
        return Markup('<svg class="chain" viewBox="0 0 {} 88" role="img" aria-label="{}">{}</svg>').format(
            WIDTH, self.told, Markup("").join(parts)
        )

    def _scale(self) -> _Scale:
        days = [day for day in (self.start, self.done, self.limit) if day is not None]
        first, last = min(days), max(days)
        span = max((last - first).days, 1)
        # Room on both sides, so that what lies beyond the limit can be seen.
        before = 0.05 if self.start is not None else 0.4
        return _Scale(first.toordinal() - before * span, last.toordinal() + 0.16 * span)

    def _bar(self, start: float, limit: float) -> Markup:
        left = start if self.start is not None else LEFT
        width = max(limit - left, 1)
        if self.early:
            return _rect("pre", left, width) + _on(left, width, say("还不可以", "Not yet allowed"))
        return _allowed(left, width)

    def _tail(self, limit: float, done: float) -> Markup:
        if self.early:
            return _allowed(limit, RIGHT - limit)
        return Markup(
            '<defs><pattern id="hl" width="6" height="6" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6" stroke-width="2"/>'
            '</pattern></defs><rect class="badbox" x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="url(#hl)"/>'
        ).format(limit, BAR, max(done - limit, 2), HEIGHT)

    def _done(self, done: float, limit: float) -> Markup:
        missed = (
            say(f"早 {self.days} 日", f"{self.days} days early")
            if self.early
            else say(f"晚 {self.days} 日", f"{self.days} days late")
        )
        text = f"{self.done_name} {self.done}{say('，', ', ')}{missed}"
        # Near an edge the words lean inwards.
        anchor = "start" if done < 2 * APART else "end" if done > RIGHT - 2 * APART else "middle"
        return Markup(
            '<path class="ev on" d="M{x:.1f} 35l7 7-7 7-7-7z"/><path class="leader" d="M{x:.1f} 35V20"/>'
            '<text class="bad" x="{x:.1f}" y="15" text-anchor="{a}">{t}</text>'
        ).format(x=done, a=anchor, t=text)


@dataclass(frozen=True)
class _Scale:
    first: float
    last: float

    def __call__(self, day: date) -> float:
        return LEFT + (day.toordinal() - self.first) / (self.last - self.first) * (RIGHT - LEFT)


def _rect(kind: str, x: float, width: float) -> Markup:
    return Markup('<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>').format(
        kind, x, BAR, max(width, 1), HEIGHT
    )


def _allowed(x: float, width: float) -> Markup:
    return _rect("ok", x, width) + _on(x, width, say("可以", "Allowed"), "okword")


def _on(x: float, width: float, text: str, kind: str = "onspan") -> Markup:
    if width < 14 * len(text):
        return Markup("")
    return Markup('<text class="{}" x="{:.1f}" y="46">{}</text>').format(kind, x + 8, text)


def _line(x: float) -> Markup:
    return Markup('<line class="expiry" x1="{x:.1f}" x2="{x:.1f}" y1="22" y2="62"/>').format(x=x)


def _below(x: float, text: str, crowd: float | None) -> Markup:
    """Words under a line; the left one steps down where the right one is near."""
    low = crowd is not None and abs(crowd - x) < 2 * APART
    anchor = "end" if x > RIGHT - 2 * APART else "start"
    return Markup('<text class="strong" x="{:.1f}" y="{}" text-anchor="{}">{}</text>').format(
        x, 84 if low else 72, anchor, text
    )

"""One person's custody as a picture: a lane a place, spans by legal status, rulings, expiry, gaps and overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from markupsafe import Markup

from jianheng.desk.casework.chain_records import BAD, FREE, Chain, Flaw, Span
from jianheng.desk.words import lang, say

WIDTH, LEFT, RIGHT = 940, 150, 926
TOP, LANE, STEP = 34, 26, 42
NAME_LENGTH = 11
# A character of the labels is so wide at most.
CHARACTER = 12
# Labels that stand nearer go into another row.
APART = 90
LEAST = 1.5
LEAST_BAD = 5.0


@dataclass(frozen=True)
class Mark:
    """A label under the lanes."""

    x: float
    text: str
    kind: str


def chain_svg(chain: Chain, act_row: str = "") -> Markup:
    """Draw a chain.

    Args:
        chain: the records.
        act_row: id of the examined row: the ruling that comes from it is filled.
    """
    return _Picture(chain, act_row).draw()


def chain_told(chain: Chain) -> str:
    """The picture in words."""
    spans = [
        f"{span.first} {say('至', 'to')} {span.last or say('今', 'now')} {span.unit} {span.status}"
        for span in joined(chain.spans)
    ]
    flaws = [
        f"{say('缺口', 'gap') if flaw.kind == 'gap' else say('重叠', 'overlap')} {flaw.first} "
        f"{say('至', 'to')} {flaw.last} {say(f'{flaw.days} 日', f'{flaw.days} days')}"
        for flaw in chain.flaws
    ]
    ends = [f"{say('刑期届满', 'term ends')} {chain.ends[-1]}"] if chain.ends else []
    return say("；", "; ").join([*spans, *flaws, *ends])


def joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans with those joined that differ in nothing that is drawn."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        touches = last is not None and last.last is not None and (span.first - last.last).days <= 1
        if last is not None and touches and (last.unit, last.kind, last.status) == (span.unit, span.kind, span.status):
            found[-1] = replace(span, first=last.first)
        else:
            found.append(span)
    return tuple(found)


class _Picture:
    def __init__(self, chain: Chain, act_row: str) -> None:
        self.chain, self.act_row = chain, act_row
        self.spans = [span for span in joined(chain.spans) if span.kind != FREE and span.first <= chain.today]
        self.units = list(dict.fromkeys(span.unit or say("（监所不详）", "(place unknown)") for span in self.spans))
        days = [day for span in self.spans for day in (span.first, span.until(chain.today))]
        days += [ruling.on for ruling in chain.rulings] + list(chain.ends)
        self.first, self.last = min(days), max(days)
        self.span_days = max((self.last - self.first).days, 30)
        self.bottom = TOP + STEP * (len(self.units) + 1)

    def draw(self) -> Markup:
        marks = list(self.marks())
        placed, rows = _in_rows(marks)
        height = self.bottom + 14 + 16 * rows
        parts = [*self.grid(), *self.lanes(), *self.bars(), *self.flaws(), *self.rulings(), *self.lines()]
        for mark, row in placed:
            anchor = "end" if mark.x > RIGHT - APART else "start" if mark.x < LEFT + APART / 2 else "middle"
            parts.append(_text(mark.x, self.bottom + 14 + 16 * row, mark.text, mark.kind, anchor))
        head = Markup(
            '<svg class="chain" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title><desc>{}</desc>{}'
        ).format(
            WIDTH,
            height,
            say("羁押与服刑链", "Chain of custody"),
            say("羁押与服刑链", "Chain of custody"),
            chain_told(self.chain),
            _HATCH,
        )
        return head + Markup("").join(parts) + Markup("</svg>")

    def x(self, day: date) -> float:
        low = self.first.toordinal() - 0.02 * self.span_days
        return LEFT + (day.toordinal() - low) / (1.06 * self.span_days) * (RIGHT - LEFT)

    def y(self, lane: int) -> int:
        return TOP + STEP * lane

    def grid(self) -> Iterator[Markup]:
        years = range(self.first.year, self.last.year + 2)
        every = max(1, len(years) // 12)
        for year in years[::every]:
            x = self.x(date(year, 1, 1))
            if LEFT <= x <= RIGHT - 20:
                yield _line("grid", x, 22, self.bottom - 10)
                yield _text(x + 4, 16, str(year), "faint")

    def lanes(self) -> Iterator[Markup]:
        for lane, name in enumerate([*self.units, say("判决、裁定", "Rulings")]):
            most = NAME_LENGTH if lang() == "zh" else 2 * NAME_LENGTH
            short = name if len(name) <= most else f"{name[: most - 1]}…"
            label = _text(0, self.y(lane) + 17, short, "strong")
            yield Markup("<g><title>{}</title>{}</g>").format(name, label)
            yield _rect("lane", LEFT, self.y(lane), RIGHT - LEFT)

    def bars(self) -> Iterator[Markup]:
        for span in self.spans:
            lane = self.units.index(span.unit or say("（监所不详）", "(place unknown)"))
            left = self.x(span.first)
            width = max(self.x(span.until(self.chain.today) + timedelta(days=1)) - left, LEAST)
            told = f"{span.first} – {span.last or say('今', 'now')} {span.status} {span.title}"
            if span.kind == BAD:
                width = max(width, LEAST_BAD)
                box = _box(left, self.y(lane), width, LANE)
            else:
                box = _rect(span.kind, left, self.y(lane), width)
            yield Markup("<g><title>{}</title>{}</g>").format(told, box)
            if span.kind != BAD and width > CHARACTER * len(span.status) * _width() + 12:
                yield _text(left + 6, self.y(lane) + 17, span.status, "onspan")
        yield from self.future()

    def future(self) -> Iterator[Markup]:
        """What is still to be served, as an outline."""
        last, ends = (self.spans[-1] if self.spans else None), self.chain.ends
        today = self.chain.today
        if last is None or not ends or last.until(today) < today or ends[-1] <= today:
            return
        lane = self.units.index(last.unit or say("（监所不详）", "(place unknown)"))
        left = self.x(today)
        yield _rect("plan", left, self.y(lane), self.x(ends[-1]) - left)

    def flaws(self) -> Iterator[Markup]:
        for flaw in self.chain.flaws:
            left = self.x(flaw.first)
            width = max(self.x(flaw.last + timedelta(days=1)) - left, LEAST_BAD)
            height = STEP * max(len(self.units) - 1, 0) + LANE
            yield Markup("<g><title>{}</title>{}</g>").format(_flaw_told(flaw), _box(left, TOP, width, height))

    def rulings(self) -> Iterator[Markup]:
        lane = self.y(len(self.units))
        free = 0.0
        for ruling in self.chain.rulings:
            x = self.x(ruling.on)
            mine = bool(self.act_row) and ruling.origin == self.act_row
            shape = Markup('<path class="ev{}" d="M{:.1f} {:.1f}l6.5 6.5-6.5 6.5-6.5-6.5z"/>').format(
                " on" if mine else "", x, lane + 6.5
            )
            yield Markup("<g><title>{} {}</title>{}</g>").format(ruling.on, ruling.told, shape)
            width = CHARACTER * len(ruling.told) * _width()
            if x > free and x + 11 + width < RIGHT + 14:
                yield _text(x + 11, lane + 17, ruling.told, "bad" if mine else "")
                free = x + 11 + width

    def lines(self) -> Iterator[Markup]:
        for end in self.chain.ends[:-1]:
            yield _line("old", self.x(end), 22, self.bottom - 10)
        if self.chain.ends:
            yield _line("expiry", self.x(self.chain.ends[-1]), 22, self.bottom)
        if self.first <= self.chain.today <= self.last:
            yield _line("today", self.x(self.chain.today), 22, self.bottom)

    def marks(self) -> Iterator[Mark]:
        today, ends = self.chain.today, self.chain.ends
        if self.first <= today <= self.last:
            yield Mark(self.x(today), f"{say('数据日', 'data')} {today}", "acc")
        if ends:
            yield Mark(self.x(ends[-1]), f"{say('届满', 'ends')} {ends[-1]}", "strong")
        for end in ends[-3:-1]:
            yield Mark(self.x(end), f"{say('此前', 'before')} {end}", "faint")
        for flaw in self.chain.flaws[:4]:
            middle = (self.x(flaw.first) + self.x(flaw.last)) / 2
            yield Mark(middle, _flaw_told(flaw), "bad")
        for span in self.spans:
            if span.kind == BAD:
                days = (span.until(today) - span.first).days + 1
                told = say(f"无凭证 {days} 日", f"no title, {days} days")
                yield Mark(self.x(span.first), told, "bad")


def _width() -> float:
    """How wide a character of the reader's language is against a Chinese one."""
    return 1.0 if lang() == "zh" else 0.58


def _flaw_told(flaw: Flaw) -> str:
    if flaw.kind == "gap":
        return say(f"缺口 {flaw.days} 日", f"gap, {flaw.days} days")
    return say(f"重叠 {flaw.days} 日", f"overlap, {flaw.days} days")


def _in_rows(marks: list[Mark]) -> tuple[list[tuple[Mark, int]], int]:
    """Give each label a row in which it touches no other."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda each: each.x):
        width = max(APART, CHARACTER * len(mark.text) * 0.75)
        row = next((row for row, end in enumerate(ends) if mark.x - width / 2 > end), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = mark.x + width / 2
        placed.append((mark, row))
    return placed, len(ends)


_HATCH = Markup(
    '<defs><pattern id="hx" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="6" stroke-width="2"/></pattern></defs>'
)


def _rect(kind: str, x: float, y: float, width: float) -> Markup:
    return Markup('<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>').format(kind, x, y, width, LANE)


def _box(x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="badbox" x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="url(#hx)"/>').format(
        x, y, width, height
    )


def _line(kind: str, x: float, top: float, bottom: float) -> Markup:
    return Markup('<line class="{k}" x1="{x:.1f}" x2="{x:.1f}" y1="{t}" y2="{b}"/>').format(
        k=kind, x=x, t=top, b=bottom
    )


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{}" text-anchor="{}">{}</text>').format(kind, x, y, anchor, text)

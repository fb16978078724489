"""Bars drawn as SVG, each with its numbers in words."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from jianheng.clues.explanation import ANSWERS
from jianheng.clues.words import Words

WIDTH, HEIGHT, LEAST = 240, 12, 3


def widths(counts: list[int], width: int = WIDTH, least: int = LEAST) -> list[int]:
    """Share out a width, so that nothing above zero vanishes and all of it is used.

    Args:
        counts: amounts.
        width: pixels to share.
        least: pixels of the smallest amount above zero.

    Example:
        >>> widths([1, 0, 999]), widths([0, 0]), widths([1, 1, 1])
        ([3, 0, 237], [0, 0], [80, 80, 80])
    """
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    shares = [max(least, count * width // total) if count else 0 for count in counts]
    # What rounding left or took too much goes to the largest part, where it shows least.
    largest = max(range(len(counts)), key=lambda i: (counts[i], -i))
    shares[largest] += width - sum(shares)
    return shares


def answer_bar(counts: Mapping[str, int], words: Words) -> Markup:
    """The five answers as one stacked bar; unlawful starts at the left, so that bars compare."""
    amounts = [counts.get(answer, 0) for answer in ANSWERS]
    told = words("comma").join(
        f"{words.code('answer', answer)} {amount:,}" for answer, amount in zip(ANSWERS, amounts, strict=True) if amount
    )
    x = 0
    parts = []
    for answer, width in zip(ANSWERS, widths(amounts), strict=True):
        if width:
            parts.append(
                Markup('<rect class="f-{}" x="{}" y="0" width="{}" height="{}"/>').format(
                    answer, x, max(width - 1, 1), HEIGHT
                )
            )
        x += width
    return Markup(
        '<svg class="bar" role="img" viewBox="0 0 {w} {h}" width="{w}" height="{h}" aria-label="{told}">{parts}</svg>'
    ).format(w=WIDTH, h=HEIGHT, told=told or "0", parts=Markup("").join(parts))


def amount_bar(amount: int, whole: int) -> Markup:
    """One amount against a whole; decoration beside its number."""
    width = widths([amount, max(whole - amount, 0)])[0] if amount else 0
    return Markup(
        '<svg class="bar" aria-hidden="true" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        '<rect class="f-amount" x="0" y="0" width="{part}" height="{h}"/></svg>'
    ).format(w=WIDTH, h=HEIGHT, part=width)


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent with one decimal; a dash where there is no whole.

    >>> share(1, 3), share(0, 5), share(0, 0)
    ('33.3%', '0.0%', '—')
    """
    return f"{100 * part / whole:.1f}%" if whole else "—"

"""A fixed term after reductions: counted again from its start, or taken off the old end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jianheng.law.dates import add_months, add_years
from jianheng.law.reckoning import Reckoned, Step, Words
from jianheng.law.sentence.ending import sentence_end
from jianheng.law.term import Term


def commuted_end(
    start: date, term: Term, reductions: Sequence[Term], credit: int = 0, *, penalty: str = "fixed_term"
) -> Reckoned[date]:
    """The last day of a term after reductions.

    The shortened term is counted again from its start; taking the months off the old last day can differ by
    up to three days, and the rulings do both, so that the ends are bounds. The day printed in the ruling
    comes first (减刑程序规定第十七条).

    Args:
        start: first day of the term.
        term: the term before the reductions.
        reductions: what each ruling took off, in order.
        credit: days that custody before it takes off.
        penalty: main penalty.

    Returns:
        The earliest and the latest new last day.

    Raises:
        ValueError: more is taken off than there is.

    >>> found = commuted_end(date(2020, 5, 20), Term.parse("10y"), [Term.parse("9m"), Term.parse("6m")])
    >>> found.exact
    datetime.date(2029, 2, 19)
    """
    left = term
    for cut in reductions:
        left -= cut
    again, before = (
        sentence_end(start, left, credit, penalty=penalty),
        sentence_end(start, term, credit, penalty=penalty),
    )
    moved = [taken_off(day, reductions) for day in before.ends]
    ends = (*again.ends, *moved)
    steps = (
        Step("term_before", Words("减刑前的刑期届满之日", "the last day before the reductions"), before.lo, before.hi),
        Step("term_left", Words("减去各次减刑后的刑期", "the term less the reductions"), left),
        Step(
            "counted_again",
            Words("按减后刑期自起日重算", "counted again from the start"),
            again.lo,
            again.hi,
            ("刑诉法解释2021#202.2",),
        ),
        Step("taken_off", Words("自原止日减去各次减刑", "taken off the old last day"), moved[0], moved[1]),
    )
    if min(ends) == max(ends):
        return Reckoned(min(ends), max(ends), steps)
    apart = (max(ends) - min(ends)).days
    doubt = Words(
        f"遇月末时两种算法相差{apart}日，以裁定写明的止日为先",
        f"at a month's end the two ways are {apart} days apart; the ruling's day comes first",
    )
    return Reckoned(min(ends), max(ends), steps, (doubt,))


def taken_off(day: date, reductions: Sequence[Term]) -> date:
    """A last day less reductions, each taken off in its years, months and days.

    >>> taken_off(date(2023, 9, 24), [Term.parse("6m")])
    datetime.date(2023, 3, 24)
    """
    # 止日是对应日的前一日：先还原为对应日，减去以后再退一日。
    after = day + timedelta(days=1)
    for cut in reductions:
        after = add_months(add_years(after, -cut.years), -cut.months) - timedelta(days=cut.days)
    return after - timedelta(days=1)


def converted_end(ruled_on: date, term: Term) -> Reckoned[date]:
    """The last day of a fixed term into which life was commuted: it runs from the ruling (刑法第八十条).

    >>> converted_end(date(2019, 3, 12), Term.parse("22y")).exact
    datetime.date(2041, 3, 11)
    """
    found = sentence_end(ruled_on, term)
    first = Step(
        "converted",
        Words("无期徒刑减为有期徒刑，刑期自裁定之日起算", "life became a fixed term, from the ruling"),
        ruled_on,
        cite=("刑法#80",),
    )
    return found.begun_by(first)


def reprieve_end(starts_on: date) -> Reckoned[date]:
    """The last day of the two years' reprieve, from the judgment of approval (刑法第五十一条).

    >>> reprieve_end(date(2020, 2, 29)).exact
    datetime.date(2022, 2, 27)
    """
    found = sentence_end(starts_on, Term(2))
    first = Step(
        "reprieve",
        Words(
            "死刑缓期执行期间自核准的判决、裁定宣告或者送达之日起算",
            "the reprieve runs from the pronouncement or service of the approval",
        ),
        starts_on,
        cite=("刑法#51",),
    )
    return found.begun_by(first)


def converted_reprieve_end(reprieve_ended_on: date, term: Term) -> Reckoned[date]:
    """The last day of a fixed term that a reprieve became: it runs from the reprieve's end (刑法第五十一条).

    Whether the day on which the two years are full is itself counted the text does not say; both ends are given.

    Args:
        reprieve_ended_on: last day of the two years.
        term: the fixed term, such as twenty-five years.

    >>> found = converted_reprieve_end(date(2018, 6, 30), Term.parse("25y"))
    >>> str(found.lo), str(found.hi)
    ('2043-06-29', '2043-06-30')
    """
    next_day = reprieve_ended_on + timedelta(days=1)
    first, second = sentence_end(reprieve_ended_on, term), sentence_end(next_day, term)
    says = Words("死缓减为有期徒刑，刑期自缓期执行期满之日起算", "the term runs from the end of the reprieve")
    begins = Step("reprieve_over", says, reprieve_ended_on, next_day, ("刑法#51",))
    ends = Step("day_before", Words("届满之日", "the last day"), first.lo, second.hi, ("刑诉法解释2021#202.2",))
    doubt = Words(
        "期满当日计入与否，条文没有写，相差一日", "whether the day of expiry counts is not said, one day apart"
    )
    return Reckoned(first.lo, second.hi, (begins, ends), (doubt, *second.doubts))

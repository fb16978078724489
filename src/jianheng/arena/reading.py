"""The numbers of the law on commutation, read for this package alone (减刑规定2016, 补充规定2019)."""

from __future__ import annotations

from datetime import date

TEN_YEARS, FIVE_YEARS = 120, 60
# Rulings of earlier days follow the rules of 2012, whose numbers are only usual ones.
RULES_OF_2017, SUPPLEMENT = date(2017, 1, 1), date(2019, 6, 1)


def start_months(penalty: str, category: str, months: int, ruled_on: date) -> int:
    """Months to be served before the first commutation is proposed (arts 6, 7, 8, 9, 10, 11, 13).

    Args:
        penalty: the original main penalty.
        category: class of convict.
        months: the original term; nothing for life and a reprieve.
        ruled_on: the day of the ruling.
    """
    if category == "bribery" and ruled_on < SUPPLEMENT:
        category = "strict"
    if penalty == "fixed_term":
        if category == "bribery":
            return 24 if months < TEN_YEARS else 36
        if category == "strict" or months >= TEN_YEARS:
            return 24
        return 18 if months >= FIVE_YEARS else 12
    of_class = {"bribery": 48, "limited": 60, "strict": 36}
    return of_class.get(category, 24 if penalty == "life" else 36)


def interval_months(penalty: str, category: str, months: int, ruled_on: date) -> int:
    """Months between two commutations (same articles and 14); ordinary terms add `keeps_last_cut`."""
    if penalty != "fixed_term":
        return 24
    if category == "bribery" and ruled_on >= SUPPLEMENT:
        return 18 if months < TEN_YEARS else 24
    return 18 if months >= TEN_YEARS else 12


def keeps_last_cut(penalty: str, category: str) -> bool:
    """Whether the interval may also not be shorter than the last cut (art 6 alone says so)."""
    return penalty == "fixed_term" and category == "general"


def cap_months(category: str, grounds: tuple[str, ...], ruled_on: date) -> int:
    """Months that one commutation may take off at most."""
    both = "repentance" in grounds and len(grounds) > 1
    major = "major_merit" in grounds
    if category == "limited":
        return 12 if major else 6
    if category == "bribery" and ruled_on >= SUPPLEMENT:
        return 12 if major else 9 if both else 6
    if category in ("strict", "bribery"):
        return 12
    return (24 if both else 18) if major else 12 if both else 9

"""Days as numbers of days since 1970, so that months can be added and unknown days stay unknown."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

NUMBER = pd.ArrowDtype(pa.int32())
BOOLEAN = pd.ArrowDtype(pa.bool_())
TEXT = pd.ArrowDtype(pa.string())
FAR = (date.max - date(1970, 1, 1)).days


def number(day: date) -> int:
    """The number of a day."""
    return (day - date(1970, 1, 1)).days


def whole_days(frame: pd.DataFrame) -> pd.DataFrame:
    """Every column of dates as numbers; nothing is copied."""
    days = [name for name, kind in frame.dtypes.items() if kind == pd.ArrowDtype(pa.date32())]
    return frame.assign(**{name: frame[name].astype(NUMBER) for name in days})


def month_later(day: pd.Series, months: pd.Series | int) -> pd.Series:
    """So many months later; the last day of a month leads to the last day of a month."""
    known = day.notna() if isinstance(months, int) else day.notna() & months.notna()
    numbers = day.fillna(0).to_numpy("int64")
    on = numbers.astype("datetime64[D]")
    month = on.astype("datetime64[M]")
    first, next_ = month.astype("datetime64[D]"), (month + 1).astype("datetime64[D]")
    added = months if isinstance(months, int) else months.fillna(0).to_numpy("int64")
    to = month + added
    to_first, to_last = to.astype("datetime64[D]"), (to + 1).astype("datetime64[D]") - 1
    later = np.where(on == next_ - 1, to_last, np.minimum(to_first + (on - first), to_last)).astype("int64")
    return pd.Series(later, index=day.index).astype(NUMBER).where(known)


def where(condition: pd.Series, yes: object, no: object = None) -> pd.Series:
    """One value where a condition holds, another where it does not or is unknown."""
    mask = pc.fill_null(_arrow(condition), False)
    chosen = pc.if_else(mask, _arrow(yes), _arrow(no))
    return pd.Series(pd.arrays.ArrowExtensionArray(chosen), index=condition.index)


def sure(condition: pd.Series) -> pd.Series:
    """Certainly so."""
    return condition.fillna(False)


def possible(condition: pd.Series) -> pd.Series:
    """Not certainly otherwise."""
    return condition.fillna(True)


def empty(like: pd.DataFrame, kind: pd.ArrowDtype) -> pd.Series:
    """A column of unknown values."""
    return pd.Series(pd.NA, index=like.index, dtype=kind)


def _arrow(value: object) -> object:
    return pa.array(value, from_pandas=True) if isinstance(value, pd.Series) else value


def case(
    like: pd.DataFrame, branches: list[tuple[pd.Series, object]], kind: pd.ArrowDtype = TEXT, otherwise: object = None
) -> pd.Series:
    """The value of the first condition that certainly holds."""
    conditions = [pc.fill_null(_plain(condition), False) for condition, _ in branches]
    values = [pa.scalar(value, kind.pyarrow_dtype) for _, value in branches]
    chosen = pc.case_when(
        pc.make_struct(*conditions), *values, pa.scalar(otherwise, kind.pyarrow_dtype)
    ) if len(like) else pa.array([], kind.pyarrow_dtype)  # fmt: skip
    return pd.Series(pd.arrays.ArrowExtensionArray(chosen), index=like.index)


def least(one: pd.Series, other: pd.Series | int) -> pd.Series:
    """The earlier of two days; an unknown one does not count."""
    earlier = pc.min_element_wise(_arrow(one), _arrow(other))
    return pd.Series(pd.arrays.ArrowExtensionArray(earlier), index=one.index).astype(NUMBER)


def greatest(one: pd.Series, other: pd.Series) -> pd.Series:
    """The later of two days or minutes; an unknown one does not count."""
    later = pc.max_element_wise(_arrow(one), _arrow(other))
    return pd.Series(pd.arrays.ArrowExtensionArray(later), index=one.index)


def whole_day(moment: pd.Series) -> pd.Series:
    """The day of a moment."""
    return moment.astype(pd.ArrowDtype(pa.date32())).astype(NUMBER)


def first_minute(moment: pd.Series, told: pd.Series) -> pd.Series:
    """The number of the first minute of a moment told to the minute, the hour or the day."""
    minutes = _minutes(moment)
    return where(told == "minute", minutes, where(told == "hour", minutes // 60 * 60, minutes // 1440 * 1440))


def last_minute(moment: pd.Series, told: pd.Series) -> pd.Series:
    """The number of the last minute of such a moment."""
    minutes = _minutes(moment)
    return where(
        told == "minute", minutes, where(told == "hour", minutes // 60 * 60 + 59, minutes // 1440 * 1440 + 1439)
    )


def _minutes(moment: pd.Series) -> pd.Series:
    return moment.astype(pd.ArrowDtype(pa.int64())) // 60_000


def matched(rows: pd.DataFrame, others: pd.DataFrame, left: str, right: str) -> pd.DataFrame:
    """Every row with what stands beside its key; an unknown key matches nothing."""
    return rows.merge(others[others[right].notna()], left_on=left, right_on=right, how="left").drop(columns=right)


def count(rows: pd.DataFrame, keys: list[str], **marks: pd.Series) -> pd.DataFrame:
    """How often each mark is certain, and how often it is unknown."""
    told = rows[keys].copy()
    for name, mark in marks.items():
        told[f"{name}_sure"] = sure(mark).astype("int64")
        told[f"{name}_possible"] = mark.isna().astype("int64")
    return told.groupby(keys, as_index=False).sum()


def covered(coverage: pd.DataFrame, table: str) -> pd.DataFrame:
    """Until when the whole history of a table was delivered, by unit."""
    whole = coverage[
        (coverage["tbl"] == table) & coverage["person"].isna() & coverage["from_on"].isna() & (coverage["unit"] != "*")
    ]
    return (
        whole.assign(covered_until=whole["until_on"].fillna(FAR)).groupby("unit", as_index=False)["covered_until"].max()
    )


def _plain(condition: pd.Series) -> pa.Array:
    found = _arrow(condition)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found

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

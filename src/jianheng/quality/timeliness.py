"""How long after the event rows were recorded, and what was recorded before it or lies after the export."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary import Field, Table
from jianheng.dictionary.rows.rows import Rows
from jianheng.intake.problem import Words
from jianheng.intake.store import Batch
from jianheng.quality.quality import TIMELINESS, Finding, Lag, Limits
from jianheng.quality.state import as_rows, spot_at, unit_of

RECORDED = "recorded_at"
LATE = 30


def look_at_lags(batch: Batch, table: Table, data: pa.Table, limits: Limits) -> tuple[list[Lag], list[Finding]]:
    """Compare the day of the event with the day of recording, in one table of one batch."""
    field = table.fields.get(table.axis.start)
    if field is None or field.time != "occurred" or RECORDED not in table.fields:
        return [], []
    rows = as_rows(table, data)
    days = pc.subtract(_number(rows.column(RECORDED)), _number(rows.first(field)))
    both = int(pc.sum(pc.is_valid(days)).as_py() or 0)
    if not both:
        return [], []
    median, most = (int(value) for value in pc.quantile(days, q=[0.5, 0.9], interpolation="nearest").to_pylist())
    late, early = (pc.fill_null(mask, False) for mask in (pc.greater(days, LATE), pc.less(days, 0)))
    counts = [int(pc.sum(mask).as_py() or 0) for mask in (late, early)]
    lag = Lag(unit_of(batch), batch.id, table.name, both, data.num_rows, median, most, counts[0])
    return [lag], [*_found(batch, rows, field, days, (late, early), counts, both, limits)]


def _found(
    batch: Batch,
    rows: Rows,
    field: Field,
    days: pa.Array,
    masks: tuple[pa.Array, pa.Array],
    counts: list[int],
    both: int,
    limits: Limits,
) -> Iterator[Finding]:
    label = field.label_zh
    told = (
        (
            "back_filled",
            Words(f"在“{label}”之后超过 {LATE} 天才录入", f"recorded more than {LATE} days after {field.name}"),
            Words("说明补录的原因；录入时间有误的改正", "say why it was recorded late, or correct the time"),
        ),
        (
            "recorded_before_event",
            Words(f"录入时间早于“{label}”", f"recorded before {field.name}"),
            Words("与原件核对两个日期", "compare both days with the original"),
        ),
    )
    for (code, says, mend), mask, count in zip(told, masks, counts, strict=True):
        if count:
            worst = sorted(rows.where(mask), key=lambda number: -abs(days[number].as_py()))[: limits.places]
            spots = tuple(spot_at(rows, number, f"{days[number].as_py():+d} 天 days") for number in worst)
            yield Finding(
                TIMELINESS, code, unit_of(batch), batch.id, rows.table.name, field.name, count, both, says, mend, spots
            )


def _number(column: pa.Array) -> pa.Array:
    """Days since 1970."""
    return column.cast(pa.date32()).cast(pa.int32())

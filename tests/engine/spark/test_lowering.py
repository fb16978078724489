"""The engine table of Spark, read as SQL; what these statements give is compared in the twin tests."""

from __future__ import annotations

import pytest
from sqlglot import exp

from jianheng.engine.calendar import working_day_after
from jianheng.engine.spark.lowering import lowered
from jianheng.engine.sql import E, alias, binary, cast, col, fn, name, num, relation, text
from jianheng.engine.unable import CapabilityError


def shown(value: E) -> str:
    query = exp.select(alias(value, "x")).from_(relation("t"))
    told = lowered(query).sql(dialect="spark")
    return told.removeprefix("SELECT ").removesuffix(" AS `x` FROM `t`")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (binary(exp.Add, col("d"), fn("to_months", num(1))), "(ADD_MONTHS(`d`, 1))"),
        (cast(col("m"), "TIMESTAMP"), "CAST(`m` AS TIMESTAMP_NTZ)"),
        (cast(col("m"), "HUGEINT"), "CAST(`m` AS DECIMAL(38, 0))"),
        (fn("date_diff", text("day"), col("a"), col("b")), "DATEDIFF(`b`, `a`)"),
        (fn("greatest", col("a")), "`a`"),
        (
            exp.Window(this=exp.RowNumber()),
            "ROW_NUMBER() OVER (ORDER BY `f_row_id` NULLS LAST)",
        ),
        (
            fn("min", exp.Struct(expressions=[exp.PropertyEQ(this=name("k0"), expression=col("a"))])),
            "MIN(STRUCT((`a` IS NULL) AS `k0_empty`, `a` AS `k0`))",
        ),
        (text("\\ ' ${x}"), r"'\\ \' ${x}'"),
    ],
)
def test_a_node_as_spark_means_it(value: E, wanted: str) -> None:
    assert shown(value).upper() == wanted.upper()


def test_a_value_found_by_its_key_is_no_correlated_query() -> None:
    """Spark 3.5 refuses such a query where it cannot see that it gives one row at most."""
    told = shown(working_day_after(col("d"), num(3)))
    assert "WHERE" not in told
    assert told.startswith("GET((SELECT SORT_ARRAY(COLLECT_LIST(")


def test_the_plan_itself_stays_as_it_was() -> None:
    query = exp.select(alias(fn("starts_with", col("a"), text("x")), "x")).from_(relation("t"))
    before = query.sql(dialect="duckdb")
    lowered(query)
    assert query.sql(dialect="duckdb") == before


@pytest.mark.parametrize("value", [fn("quantile", col("a")), exp.Collate(this=col("a"), expression=col("b"))])
def test_what_is_not_in_the_table_is_refused_by_name(value: E) -> None:
    named = value.this if isinstance(value, exp.Anonymous) else "Collate"
    with pytest.raises(CapabilityError, match=str(named)):
        shown(value)


def test_a_number_wider_than_spark_counts_is_refused() -> None:
    assert shown(num(2**62)) == str(2**62)
    with pytest.raises(CapabilityError, match="more than 63 facts"):
        shown(num(2**63))

"""The measurement of reading runs, and compares what reads the same."""

from benchmarks.reading import workbook


def test_each_way_of_reading_a_workbook_is_measured() -> None:
    told = dict(workbook.measure(rows=50, repeat=1))
    assert told["xlsx: opened and passed / calamine iter_rows"] > 0
    assert {name.split(": ")[1].split(",")[0] for name in told if name.endswith("peak MB")} == set(workbook.WAYS)

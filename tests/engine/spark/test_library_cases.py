"""The models' own cases on Spark; they take a quarter of an hour, and run where all of the conformance is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.case_batch import run_cases
from jianheng.engine.spark.engine import SparkEngine
from jianheng.language.read import read_model
from jianheng.language.templates import Shelf
from jianheng.law import LawTable, load_tables
from jianheng.library import load_library, model_ids

from ..conftest import HEAD

pytestmark = pytest.mark.real("spark")
FULL = os.environ.get("JIANHENG_CONFORMANCE") == "full"
LATE = (
    HEAD.replace("commutation/sample", "demo/late")
    + """
examine: deed
let: {over: i1 - i2}
unlawful: {late: {when: over > 0}}
keep: [over]
"""
)
OFTEN = (
    HEAD
    + """
kind: prompt
examine: {of: "verdict:demo/late", each: [unit]}
with:
  all: {count: members}
  late: {count: members, where: answer == "unlawful"}
note: {often: "ratio(late, all) > 0.5"}
cases:
  - name: 多数迟办
    as_of: 2024-06-30
    given:
      deed:
        - {row: a, deed_no: a, unit: U, i1: 3, i2: 1}
        - {row: b, deed_no: b, unit: U, i1: 2, i2: 1}
        - {row: c, deed_no: c, unit: U, i1: 1, i2: 1}
        - {row: d, deed_no: d, unit: V, i1: 1, i2: 1}
    expect: {U: lawful often, V: lawful}
  - name: 半数不算多数
    as_of: 2024-06-30
    given:
      deed:
        - {row: a, deed_no: a, unit: U, i1: 3, i2: 1}
        - {row: b, deed_no: b, unit: U, i1: 1, i2: 1}
    expect: {U: lawful often}
"""
)


@pytest.fixture
def engines(spark: Any, tmp_path: Path) -> Callable[[], SparkEngine]:
    return lambda: SparkEngine(spark, tmp_path)


def test_a_model_that_examines_verdicts_meets_its_cases(
    engines: Callable[[], SparkEngine], sample: Dictionary, law: dict[str, LawTable]
) -> None:
    model = read_model(OFTEN, "often.yaml", sample, law, "", Shelf({}, {}, {"demo/late": LATE}))
    kept, refused = run_cases(model, sample, law, open_engine=engines)
    assert kept == []
    assert [(each.case, each.what, each.got) for each in refused] == [("半数不算多数", "findings", "")]


@pytest.mark.skipif(
    not FULL, reason="约需一刻钟，用 make conformance 运行 | a quarter of an hour: run make conformance"
)
@pytest.mark.parametrize("model", model_ids())
def test_a_model_of_the_library_meets_its_cases(engines: Callable[[], SparkEngine], model: str) -> None:
    dictionary, law = load_dictionary(), load_tables()
    [read] = load_library(dictionary, law, [model])
    found = run_cases(read, dictionary, law, open_engine=engines)
    assert [str(each) for case in found for each in case] == []

"""What a missing fact costs: answers that lack it, and those that lack nothing else, by table and field."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.dictionary import load_dictionary
from jianheng.quality.costs import MAINLY_FROM, look_at_costs

MODEL = "parole/barred"


def test_facts_are_ranked_by_what_they_alone_would_settle(tmp_path: Path) -> None:
    missing = [
        ["previous.served_on: missing"],
        ["previous.served_on: missing", "result: missing"],
        ["law.cap: no_rule"],
        ["months: missing"],
    ]
    answers = pa.table(
        {
            "row_id": ["r1", "r2", "r3", "r4", "r5"],
            "slot": pa.array([0, 0, 0, 0, 0]),
            "answer": ["undetermined"] * 4 + ["lawful"],
            "missing": pa.array([*missing, []], pa.list_(pa.string())),
        }
    )
    (tmp_path / "answers").mkdir()
    pq.write_table(answers, tmp_path / "answers" / "parole__barred.parquet")
    title = {"zh": "对不得假释的罪犯准予假释", "en": "barred"}
    (tmp_path / "manifest.json").write_text(json.dumps({"models": [{"id": MODEL, "title": title}]}), "utf-8")
    lines = [told([leaf.rpartition(": ") for leaf in leaves]) for leaves in missing]
    (tmp_path / "explanations.jsonl").write_text("\n".join(lines), "utf-8")
    models, costs = look_at_costs(tmp_path, load_dictionary())
    assert [(each.examined, each.undetermined) for each in models] == [(5, 4)]
    assert [(each.table, each.field, each.answers, each.alone, each.models) for each in costs] == [
        ("commutation_ruling", "served_on", 2, 1, ((MODEL, 2),)),
        ("", "law.cap", 1, 1, ((MODEL, 1),)),
        # The months of a period are a value of the law's table, not a field of the ruling.
        ("", "months", 1, 1, ((MODEL, 1),)),
        ("parole_ruling", "result", 1, 0, ((MODEL, 1),)),
    ]


def told(leaves: list[tuple[str, str, str]]) -> str:
    words = {"zh": "缺", "en": "missing", "mend_zh": "补", "mend_en": "mend"}
    return json.dumps(
        {
            "model": MODEL,
            "answer": "undetermined",
            "missing": [{"leaf": leaf, "reason": reason, **words} for leaf, _, reason in leaves],
            "act": {"table": "parole_ruling"},
            "items": [{"name": "previous", "table": "commutation_ruling"}],
        }
    )


def test_what_stands_for_a_derived_table_is_delivered_and_known() -> None:
    tables = load_dictionary().tables
    for table, sources in MAINLY_FROM.items():
        assert tables[table].derived
        assert not [each for each in sources if tables[each].derived]

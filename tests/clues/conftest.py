"""A small finished run, written by hand: three models, several courts, every answer.

`run` is the run as it is; `write_run` writes one with changes, so that a test shows only what differs.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Json = dict[str, Any]
Write = Callable[..., Path]

INTERVAL, LENGTH, SERVED = "commutation/interval-too-short", "commutation/term-arithmetic", "commutation/served-late"
COURT_A, COURT_B, COURT_C = "江州市中级人民法院", "临川市中级人民法院", "海东省高级人民法院"
LISTS = pa.list_(pa.string())
ANSWER_SCHEMA = pa.schema(
    [("row_id", pa.string()), ("key", pa.string()), ("unit", pa.string()), ("day", pa.date32())]
    + [("answer", pa.string())]
    + [(name, LISTS) for name in ("findings", "notes", "near", "missing", "exemptions", "caveats")]
    + [("due", pa.date32()), ("limit", pa.string())]
)
ATTRITION_SCHEMA = pa.schema(
    [("model", pa.string()), ("step", pa.int32()), ("zh", pa.string()), ("en", pa.string()), ("rows", pa.int64())]
)


def both(zh: str, en: str) -> Json:
    return {"zh": zh, "en": en}


def model(model_id: str, title: Json, findings: Json, exemptions: Json, basis: list[str]) -> Json:
    return {
        "id": model_id,
        "version": "1.0.0",
        "logic": "ab" * 32,
        "title": title,
        "point": both("减刑监督", "Supervision of commutation"),
        "holder": "court",
        "direction": "leniency",
        "basis": basis,
        "sentences": both("**审查对象**：每一件减刑裁定。\n**违法**：提请日早于下限。", "**Examined**: each ruling."),
        "findings": findings,
        "exemptions": exemptions,
    }


def article(zh: str, en: str, hard: bool = True, confidence: str = "R1") -> Json:
    return {
        "zh": zh,
        "en": en,
        "title_zh": "最高人民法院关于办理减刑、假释案件具体应用法律的规定",
        "title_en": "SPC provisions on commutation and parole",
        "number": "法释〔2016〕23号",
        "hard": hard,
        "confidence": confidence,
    }


def base_manifest() -> Json:
    too_early = both("提请过早", "Proposed too early") | {"section": "unlawful", "grade": "serious"}
    first_day = both("期满当日提请", "Proposed on the first day") | {"section": "note", "grade": None}
    wrong_end = both("止日不符", "End date does not add up") | {"section": "unlawful", "grade": "minor"}
    late = both("逾期送达", "Served late") | {"section": "unlawful", "grade": ""}
    first = {"first_reduction": both("首次减刑", "First reduction"), "major_merit": both("重大立功", "Major merit")}
    return {
        "run": "20241231-3f9a2c",
        "workspace": "江州市人民检察院",
        "as_of": "2024-12-31",
        "engine": {"name": "DuckDB", "version": "2.0.0"},
        "software": "0.1.0",
        "dictionary": "1",
        "hashes": {"law": "cd" * 32, "dictionary": "ef" * 32},
        "tables": {
            "commutation_ruling": both("减刑裁定", "Commutation ruling") | {"event": "ruled_on"},
            "reduction": both("减刑", "Reduction"),
            "sentence_state": both("刑罚状态", "Sentence state"),
        },
        "law_tables": {
            "commutation_interval": both("两次减刑的间隔", "Interval between commutations")
            | {"values": {"months": both("间隔", "interval") | {"unit": "month", "type": "int"}}}
        },
        "batches": [
            {
                "batch": "B-0001",
                "files": [{"name": "减刑裁定.xlsx", "sha256": "12" * 32, "size": 9216, "read": True}],
                "tables": {"commutation_ruling": {"read": 14, "kept": 14, "with_problems": 1, "sha256": "34" * 32}},
                "errors": 1,
                "notices": 0,
                "delivery": {
                    "unit": COURT_A,
                    "tables": ["commutation_ruling"],
                    "from_on": None,
                    "until_on": "2024-12-31",
                    "complete": True,
                    "exclusions": [],
                    "export_day": "2025-01-06",
                    "purpose": "减刑同步监督",
                    "legal_basis": ["人民检察院组织法第二十一条"],
                    "delete_after": "2026-01-06",
                    "received_on": None,
                },
                "coverage": [
                    {
                        "table": "commutation_ruling",
                        "unit": COURT_A,
                        "from": None,
                        "until": "2024-12-31",
                        "persons": None,
                    },
                    {"table": "reduction", "unit": "*", "from": None, "until": "2024-12-31", "persons": 9},
                ],
            },
            {
                "batch": "B-0002",
                "files": [{"name": "裁定书.jsonl", "sha256": "56" * 32, "size": 512, "read": False}],
                "tables": {},
                "errors": 0,
                "notices": 0,
                "delivery": None,
                "coverage": [],
            },
        ],
        "models": [
            model(
                INTERVAL,
                both("减刑间隔期不足", "Commutation interval too short"),
                {"too_early": too_early, "first_possible_day": first_day},
                first,
                ["减刑规定2016#6.3", "减刑规定2016#40"],
            ),
            model(
                LENGTH,
                both("减刑后止日不符", "End date after commutation"),
                {"wrong_end": wrong_end},
                {},
                ["减刑规定2016#35"],
            ),
            model(SERVED, both("裁定逾期送达", "Ruling served late"), {"late": late}, {}, ["减刑程序规定2014#18"]),
        ],
        "articles": {
            "减刑规定2016#6.3": article(
                "不满十年有期徒刑，两次减刑之间应当间隔一年以上。",
                "At least one year must lie between two commutations of a term under ten years.",
            ),
            "减刑规定2016#40": article(
                "间隔从上次裁定送达之日起，算到本次报请之日。", "The interval runs from service to the next proposal."
            ),
            "减刑规定2016#35": article(
                "减刑后的刑期从原判起算日连续计算。", "The term runs on from its original start.", confidence="M"
            ),
            "减刑程序规定2014#18": article("裁定作出后七日内送达。", "Serve within seven days."),
        },
    }


def field(name: str, zh: str, value: str | None, words: str = "", **more: Any) -> Json:
    return {"name": name, "zh": zh, "en": name.replace("_", " "), "value": value, "words": words} | more


def ruling(row_id: str, row_no: int, *fields: Json, source: str = "减刑裁定.xlsx", sheet: str = "裁定") -> Json:
    return {
        "table": "commutation_ruling",
        "row_id": row_id,
        "source": source,
        "sheet": sheet,
        "row_no": row_no,
        "fields": list(fields),
    }


def explain(model_id: str, row: str, answer: str, unit: str, case: str, **more: Any) -> Json:
    return {
        "model": model_id,
        "version": "1.0.0",
        "row": row,
        "key": {"case_number": case, "person": f"doc:裁定书.jsonl#{row}"},
        "unit": unit,
        "as_of": "2024-12-31",
        "answer": answer,
        "findings": [],
        "exempt": [],
        "missing": [],
        "caveats": [],
        "act": ruling(row, 3, field("ruled_on", "裁定日期", "2022-03-01", "二〇二二年三月一日", cell="F3")),
        "items": [],
        "lets": [],
        "law": [],
        "basis": [],
    } | more


def too_early(row: str, unit: str, case: str, **more: Any) -> Json:
    """A clue with every part of a proof."""
    says = both(
        "上次减刑裁定于 2021-02-10 送达，法定间隔 12 个月，最早可于 2022-02-10 提请；实际于 2022-02-09 提请",
        "The previous ruling was served on 2021-02-10; the earliest proposal was 2022-02-10; it was made on 2022-02-09",
    )
    previous = {
        "table": "reduction",
        "row_id": "d1",
        "source": "裁定书.jsonl",
        "sheet": "",
        "row_no": 7,
        "fields": [
            field(
                "served_on",
                "送达日期",
                "2021-02-10",
                "2021年2月10日",
                before="该裁定于",
                after="送达罪犯本人。",
                at=[120, 130],
                type="date",
            ),
            field("reduction", "减刑幅度", "9m", "九个月", type="term"),
        ],
    }
    return explain(
        INTERVAL,
        row,
        "unlawful",
        unit,
        case,
        persons=[{"name": "周某", "id_number": ""}],
        findings=[{"code": "too_early", "status": "hit", "section": "unlawful", "due": None} | says],
        exempt=[
            {"code": "first_reduction", "value": "false"} | both("查有上次减刑", "an earlier reduction is there"),
            {"code": "major_merit", "value": "false"} | both("理由为悔改表现", "the ground is repentance"),
        ],
        act=ruling(
            row,
            3,
            field("ruled_on", "裁定日期", "2022-03-01", "二〇二二年三月一日", cell="F3"),
            field("proposed_on", "提请日期", "2022-02-09", "2022.2.9", cell="E3"),
            field("result", "结果", "granted", "准予减刑", value_zh="准予", value_en="granted", cell="G3"),
        ),
        items=[
            {
                "name": "previous",
                "kind": "last",
                "table": "reduction",
                "found": "true",
                "status": "ok",
                "n_sure": 2,
                "n_possible": 0,
                "window": ["…", "2022-03-01"],
                "covered": True,
                "held_by": None,
                "rows": [previous],
            }
            | both("上次减刑", "previous reduction"),
            {
                "name": "later",
                "kind": "any",
                "table": "reduction",
                "found": "false",
                "status": "absent",
                "n_sure": 0,
                "n_possible": 0,
                "window": ["2021-02-10", "2022-02-09"],
                "covered": True,
                "held_by": unit,
                "rows": [],
            }
            | both("期间内的其他减刑", "another reduction between"),
        ],
        law=[
            {
                "name": "required",
                "table": "commutation_interval",
                "rows": ["C-02"],
                "cite": ["减刑规定2016#6.3"],
                "values": {"months": [12, 12]},
            }
            | both("法定间隔", "required interval")
        ],
        lets=[
            {
                "name": "earliest",
                "value": "2022-02-10",
                "lo": "2022-02-10",
                "hi": "2022-02-10",
                "assumed": False,
                "type": "date",
                "formula_zh": "上次减刑送达日起满法定间隔（法院算法）",
                "formula_en": "service of the previous ruling plus the interval (courts' count)",
            }
            | both("最早日", "earliest day"),
            {
                "name": "limit",
                "value": None,
                "lo": "2024-02-28",
                "hi": "2024-02-29",
                "assumed": False,
                "formula_zh": "较晚者",
                "formula_en": "the later one",
            }
            | both("下限", "limit"),
            {
                "name": "served_latest",
                "value": None,
                "lo": None,
                "hi": "2021-02-17",
                "assumed": True,
                "spread": "assumed",
                "formula_zh": "裁定日后七日",
                "formula_en": "seven days after the ruling",
            }
            | both("最迟送达日", "latest service"),
        ],
        basis=["减刑规定2016#6.3", "减刑规定2016#40"],
        **more,
    )


def lacking(row: str, unit: str, case: str, *facts: tuple[str, str, str]) -> Json:
    missing = [
        {
            "leaf": leaf,
            "reason": reason,
            "mend_zh": "请调取上次裁定的送达回证",
            "mend_en": "Ask for the receipt of service",
        }
        | both(zh, f"{leaf} is {reason}")
        for leaf, reason, zh in facts
    ]
    finding = {"code": "too_early", "status": "unsure", "section": "unlawful", "due": None} | both("", "")
    return explain(INTERVAL, row, "undetermined", unit, case, missing=missing, findings=[finding])


SERVICE = ("previous.served_on", "missing", "上次减刑的送达日期缺失")
HISTORY = ("previous", "uncovered", "历次减刑没有移送")


def base_explanations() -> list[Json]:
    prompt = {"code": "first_possible_day", "status": "hit", "section": "note", "due": None} | both(
        "恰在期满当日 2023-05-04 提请", "Proposed on the very first day, 2023-05-04"
    )
    exempt = [{"code": "first_reduction", "value": "true"} | both("查无上次减刑", "no earlier reduction")]
    late = {"code": "late", "status": "hit", "section": "unlawful", "due": None} | both(
        "裁定于 2023-01-02 作出，2023-01-19 送达，迟 10 日", "Ruled on 2023-01-02, served on 2023-01-19, 10 days late"
    )
    waiting = {"code": "late", "status": "waiting", "section": "unlawful", "due": "2025-01-06"} | both("", "")
    return [
        too_early("r1", COURT_A, "(2022)江01刑更7号"),
        too_early("r2", COURT_B, "(2022)临02刑更15号"),
        lacking("r3", COURT_A, "(2022)江01刑更8号", SERVICE),
        lacking("r4", COURT_A, "(2022)江01刑更9号", SERVICE, HISTORY),
        lacking("r5", COURT_C, "(2023)海刑更2号", SERVICE),
        explain(INTERVAL, "r6", "exempt", COURT_A, "(2021)江01刑更1号", exempt=exempt),
        explain(INTERVAL, "r7", "lawful", COURT_B, "(2023)临02刑更3号", findings=[prompt]),
        explain(INTERVAL, "r8", "lawful", COURT_B, "(2023)临02刑更4号", caveats=["assumed"]),
        explain(SERVED, "r1", "unlawful", COURT_A, "(2022)江01刑更7号", findings=[late], caveats=["coverage"]),
        explain(SERVED, "r9", "pending", COURT_A, "(2024)江01刑更99号", findings=[waiting]),
    ]


def plain_answers(count: int, model_id: str) -> list[Json]:
    """Acts that are plainly lawful: in the answers, without an explanation."""
    return [
        {
            "model": model_id,
            "row_id": f"p{n}",
            "key": f"(2023)江01刑更{100 + n}号",
            "unit": (COURT_A, COURT_B)[n % 2],
            "day": date(2023, 1 + n, 1),
            "answer": "lawful",
        }
        for n in range(count)
    ]


def answers_of(explanations: list[Json]) -> list[Json]:
    """The answers that belong to explanations."""
    return [
        {
            "model": e["model"],
            "row_id": e["row"],
            "key": e["key"]["case_number"],
            "unit": e["unit"],
            "day": date(2022, 3, 1),
            "answer": e["answer"],
            "findings": [f["code"] for f in e["findings"] if f["status"] == "hit" and f["section"] == "unlawful"],
            "notes": [f["code"] for f in e["findings"] if f["status"] == "hit" and f["section"] == "note"],
            "near": [f["code"] for f in e["findings"] if f.get("near")],
            "missing": [f"{m['leaf']}: {m['reason']}" for m in e["missing"]],
            "exemptions": [x["code"] for x in e["exempt"] if x["value"] == "true"],
            "caveats": e["caveats"],
            "due": next((f["due"] for f in e["findings"] if f["due"]), None),
        }
        for e in explanations
    ]


def base_answers(explanations: list[Json]) -> list[Json]:
    return answers_of(explanations) + plain_answers(5, INTERVAL) + plain_answers(4, LENGTH) + plain_answers(2, SERVED)


def attrition_of(manifest: Json, answers: list[Json]) -> list[Json]:
    rows = []
    for one in manifest["models"]:
        examined = sum(answer["model"] == one["id"] for answer in answers)
        rows.append(
            {"model": one["id"], "step": 0, "rows": examined + 3} | both("全部减刑裁定", "All commutation rulings")
        )
        rows.append({"model": one["id"], "step": 1, "rows": examined} | both("结果为“准予”", "result is granted"))
    return rows


def _write_answers(folder: Path, manifest: Json, answers: list[Json]) -> None:
    (folder / "answers").mkdir(parents=True)
    for one in manifest["models"]:
        own = [answer for answer in answers if answer["model"] == one["id"]]
        columns = [
            pa.array([answer.get(f.name) for answer in own], pa.string()).cast(f.type)
            if f.name == "due"
            else pa.array([answer.get(f.name) for answer in own], f.type)
            for f in ANSWER_SCHEMA
        ]
        table = pa.Table.from_arrays(columns, schema=ANSWER_SCHEMA)
        pq.write_table(table, folder / "answers" / f"{one['id'].replace('/', '__')}.parquet")


@pytest.fixture
def manifest() -> Json:
    return base_manifest()


@pytest.fixture
def explanations() -> list[Json]:
    return base_explanations()


@pytest.fixture
def write_run(tmp_path: Path) -> Write:
    """Writes a run folder; what is not given is the small run's own."""

    def write(
        manifest: Json | None = None,
        explanations: list[Json] | None = None,
        answers: list[Json] | None = None,
        attrition: list[Json] | None = None,
        name: str = "20241231-3f9a2c",
    ) -> Path:
        folder = tmp_path / "runs" / name
        told = copy.deepcopy(base_manifest() if manifest is None else manifest)
        explained = base_explanations() if explanations is None else explanations
        answered = base_answers(explained) if answers is None else answers
        _write_answers(folder, told, answered)
        steps = attrition_of(told, answered) if attrition is None else attrition
        pq.write_table(pa.Table.from_pylist(steps, ATTRITION_SCHEMA), folder / "attrition.parquet")
        (folder / "manifest.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in explained)
        (folder / "explanations.jsonl").write_text("".join(lines), "utf-8")
        return folder

    return write


@pytest.fixture
def run(write_run: Write) -> Path:
    return write_run()


@pytest.fixture
def clue_line() -> Callable[..., Json]:
    """Makes an explanation of an act proposed too early."""
    return too_early


@pytest.fixture
def open_line() -> Callable[..., Json]:
    """Makes an explanation of an act whose service date is missing."""

    def line(row: str, unit: str, case: str) -> Json:
        return lacking(row, unit, case, SERVICE)

    return line


@pytest.fixture
def answers_for() -> Callable[[list[Json]], list[Json]]:
    return answers_of

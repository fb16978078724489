"""What one act was said to rest on, held against what it rests on now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jianheng.clues.local_says import word_says
from jianheng.clues.verify.difference import Difference
from jianheng.law.local import FILE

Json = dict[str, Any]
RowNow = Callable[[str, str], "Json | None"]
ANSWERS = {
    "lawful": "未见违法",
    "unlawful": "违法",
    "pending": "期限未到",
    "undetermined": "无法判断",
    "exempt": "不适用",
}


def changed_proof(then: Json, now: Json, row_now: RowNow) -> Iterator[Difference]:
    """Everything in which two explanations of one act differ, the facts first.

    Args:
        then: the explanation of the run.
        now: the explanation that the same act has now.
        row_now: a row of a table as it is now, whether or not it is evidence any more.
    """
    yield from _rows(then, now, row_now)
    yield from _values(then, now)
    yield from changed_words(then, now)
    yield from _findings(then, now)
    if then["answer"] != now["answer"]:
        words = [ANSWERS[each["answer"]] for each in (then, now)]
        yield Difference("answer", "判断", "不同", "the answer differs", *words)


def _rows(then: Json, now: Json, row_now: RowNow) -> Iterator[Difference]:
    before, after = _evidence(then), _evidence(now)
    for (table, row), was in before.items():
        current = after.get((table, row)) or row_now(table, row)
        if current is None:
            yield Difference("row", row_place(was), "原来用作证据的行已不在", "a row of the evidence is gone")
        else:
            yield from _fields(was, current)
            if (table, row) not in after:
                yield Difference("evidence", row_place(was), "不再是证据", "is evidence no more")
    for key in after.keys() - before.keys():
        yield Difference("evidence", row_place(after[key]), "运行时没有这一行证据", "was no evidence then")


def _evidence(proof: Json) -> dict[tuple[str, str], Json]:
    rows = [proof["act"], *(row for item in proof["items"] for row in item["rows"])]
    return {(row["table"], row["row_id"]): row for row in rows if "row_id" in row}


def row_place(row: Json) -> str:
    """Where a source row stands: in its batch, and in the file that was delivered."""
    file = " ".join(str(part) for part in (row.get("source"), row.get("sheet"), row.get("row_no")) if part)
    batch = row["row_id"].split(":")[0]
    place = f"batches/{batch}/{row['table']}.parquet 行 {row['row_id']}"
    return f"{place}（{file}）" if file else place


def _fields(then: Json, now: Json) -> Iterator[Difference]:
    if then.get("sha256") == now.get("sha256") and then["fields"] == now["fields"]:
        return
    before, after = ({field["name"]: field for field in row["fields"]} for row in (then, now))
    named = False
    for name in sorted(before.keys() | after.keys()):
        was, current = before.get(name, {}), after.get(name, {})
        label = (current or was)["zh"]
        for part, zh in (("value", ""), ("words", "的原文")):
            if was.get(part, "") != current.get(part, ""):
                named = True
                told = (f"字段“{label}”（{name}）{zh}不同", f"{part} of field {name} differs")
                yield Difference("row", row_place(then), *told, was.get(part, ""), current.get(part, ""))
    if not named:
        yield Difference("row", row_place(then), "这一行的出处或其他内容不同", "its source or other content differs")


def _values(then: Json, now: Json) -> Iterator[Difference]:
    before, after = ({let["name"]: let for let in each["lets"]} for each in (then, now))
    for name in sorted(before.keys() | after.keys()):
        was, current = before.get(name, {}), after.get(name, {})
        if [was.get(part) for part in ("lo", "hi", "assumed")] != [current.get(p) for p in ("lo", "hi", "assumed")]:
            zh = (current or was)["zh"]
            told = [each.get("value", "") for each in (was, current)]
            yield Difference("value", f"推算“{zh}”（{name}）", "不同", "the value differs", *told)
    before, after = ({law["name"]: law for law in each["law"]} for each in (then, now))
    for name in sorted(before.keys() | after.keys()):
        was, current = before.get(name, {}), after.get(name, {})
        told = [_law_text(each) for each in (was, current)]
        if told[0] != told[1]:
            zh = (current or was)["table_zh"]
            yield Difference("value", f"法律表“{zh}”（{name}）", "所得不同", "the law gives another value", *told)


def changed_words(then: Json, now: Json) -> Iterator[Difference]:
    """What the office confirmed and set in the law, of a run or of one act, word by word; what has ended is left out.

    Args:
        then, now: two manifests, or two explanations of one act.
    """
    sides = [
        {word["ref"]: word_says(word, "zh") for word in each.get("local_law", ()) if not word["expired"]}
        for each in (then, now)
    ]
    for ref in sorted(sides[0].keys() | sides[1].keys()):
        was, is_now = (side.get(ref, "") for side in sides)
        if was != is_now:
            zh, en = f"本单位对 {ref} 的核对或设定不同", f"what the office says of {ref} differs"
            yield Difference("local_law", FILE, zh, en, was, is_now)


def _law_text(law: Json) -> str:
    if not law:
        return ""
    values = "，".join(f"{name} {lo}" + (f"–{hi}" if hi != lo else "") for name, (lo, hi) in law["values"].items())
    return f"{'、'.join(law['rows'])}（{values}）"


def _findings(then: Json, now: Json) -> Iterator[Difference]:
    for section in ("findings", "exempt"):
        before, after = ({each["code"]: each for each in proof[section]} for proof in (then, now))
        state = "status" if section == "findings" else "value"
        for code in sorted(before.keys() | after.keys()):
            was, current = before.get(code, {}), after.get(code, {})
            if was.get(state) != current.get(state):
                what = "发现" if section == "findings" else "不适用情形"
                place = f"{what} {code}"
                yield Difference("finding", place, "不同", "differs", was.get(state, ""), current.get(state, ""))
            elif any(was.get(lang) != current.get(lang) for lang in ("zh", "en")):
                told = [each.get("zh", "") for each in (was, current)]
                yield Difference("finding", f"发现 {code} 的说明", "不同", "its sentence differs", *told)

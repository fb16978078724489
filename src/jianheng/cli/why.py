"""`jianheng why`: every part's value for one act, also when it is lawful."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from jianheng.cli.clues import the_run
from jianheng.cli.local import the_law, the_localised
from jianheng.cli.options import Json, Lang, WorkspacePath, the_day, the_language, the_workspace
from jianheng.cli.output import ANSWERS, emit, fail, results
from jianheng.cli.own_words import quote_document, quoted, the_texts
from jianheng.clues.local_says import word_says
from jianheng.engine.explain import explain
from jianheng.engine.show import truth
from jianheng.law import load_tables
from jianheng.law.texts import LawTexts
from jianheng.running import chosen_models
from jianheng.running.engines import lies_here
from jianheng.running.one_act import session_for

STATUS = {"hit": "成立", "clear": "不成立", "unsure": "不能确定", "waiting": "期限未到", "excused": "因不适用而排除"}


def why(
    workspace: WorkspacePath,
    model: Annotated[str, typer.Argument(metavar="模型", help="模型编号 / model id")],
    row: Annotated[str, typer.Argument(metavar="行", help="行号，可写 行号#期次 / row id, or row#period")],
    as_of: Annotated[str, typer.Option("--as-of", help="检查日，默认同最近一次运行 / day of the check")] = "",
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """说明一件为何如此判断 / why one act got its answer."""
    the_language(lang)
    place = the_workspace(workspace)
    if not as_of:
        latest = the_run(place, "")
        lies_here(latest)
        as_of = latest.name[:10]
    day = the_day(as_of)
    (local,) = the_localised(place, chosen_models([model]), day)
    with session_for(place, day, the_law(place, day).tables, local, row) as session:
        found = explain(session, local, [row])
    if not found:
        fail(
            f"模型 {model} 没有审查行 [{row}]。改法：行号是 jianheng answers 所写清单的最后一栏；"
            "行号里的证件号被隐去的，加 --reveal 再列一次\nno such act"
        )
    texts = the_texts(place, lang)
    if as_json:
        emit(found[0] if texts is None else found[0] | {"own_words": _own_words(texts, found[0])})
        return
    for each in found:
        for text in lines(each, lang, texts):
            results.print(text, markup=False)


def _own_words(texts: LawTexts, act: dict[str, Any]) -> list[dict[str, Any]]:
    return [quote_document(quote) for ref in cited(act) if (quote := texts.quote(ref)) is not None]


def cited(act: dict[str, Any]) -> list[str]:
    """The articles on which an act's answer rests, each once."""
    return list(dict.fromkeys([*act["basis"], *(ref for law in act["law"] for ref in law["cite"])]))


def lines(act: dict[str, Any], lang: str, texts: LawTexts | None = None) -> list[str]:
    """The explanation as lines of text; with the own words of its articles where there are texts."""
    slot = "" if act["slot"] is None else f"#{act['slot']}"
    told = [f"{act['model']} {act['version']}　{act['row']}{slot}　检查日 {act['as_of']}"]
    told.append(
        f"判断：{ANSWERS[lang][act['answer']]}" + (f"（{'、'.join(act['caveats'])}）" if act["caveats"] else "")
    )
    told += [override_line(override) for override in act["overrides"]]
    for finding in act["findings"]:
        says = finding[lang] if finding["status"] in {"hit", "unsure"} else ""
        told.append(f"  【{finding['title_' + lang]}】{STATUS[finding['status']]}" + (f"：{says}" if says else ""))
    for exemption in act["exempt"]:
        told.append(f"  不适用情形“{exemption[lang]}”：{truth(exemption['value'], 'zh')}")
    for fact in act["missing"]:
        told.append(f"  缺：{fact[lang]}。{fact['mend_' + lang]}")
    told.append("推算：")
    for let in act["lets"]:
        assumed = "（推定）" if let["assumed"] else ""
        told.append(f"  {let[lang]} = {let['value']}{assumed}　← {let['formula_' + lang]}")
    for law in act["law"]:
        labels = {value.name: value.label_zh for value in load_tables()[law["table"]].values} | {"hard": "强制规定"}
        values = "，".join(f"{labels[name]} {bounds(lo, hi)}" for name, (lo, hi) in law["values"].items())
        told.append(f"  {law['zh']}：{law['table_zh']} {'、'.join(law['rows'])}（{'、'.join(law['cite'])}）{values}")
    told += [f"  本地法律：{word_says(word, 'zh')}" for word in act["local_law"]]
    words = quoted(texts, cited(act), lang) if texts is not None else []
    told += ["条文原文：", *words] if words else []
    told.append("事实：")
    told += row_lines(act["act"], "本件")
    for item in act["items"]:
        head = f"  {item['zh']}（{item['table_zh']}）：确定 {item['n_sure']} 件，可能 {item['n_possible']} 件"
        if item["window"]:
            head += f"；查找 {item['window'][0]} 至 {item['window'][1]}，{'已' if item['covered'] else '未'}覆盖"
        told.append(head)
        for row in item["rows"]:
            told += row_lines(row, "选定" if row.get("picked") else "确定" if row.get("sure") else "可能")
    return told


def override_line(override: dict[str, Any]) -> str:
    """What the office set otherwise, and on whose word."""
    what = (
        f"关闭发现“{override['zh']}”"
        if override["kind"] == "off"
        else f"{override['name']} 由 {override['was']} 改为 {override['value']}"
    )
    ended = "，已到期，不再适用" if override["expired"] else ""
    why_ = override["reason"]["zh"]
    return f"本地设定：{what}（{why_}；{override['person']}，{override['date']} 至 {override['until']}{ended}）"


def row_lines(row: dict[str, Any], mark: str) -> list[str]:
    """A source row with its place, clean values and the words they came from."""
    place = " ".join(str(part) for part in (row.get("source"), row.get("sheet"), row.get("row_no")) if part)
    told = [f"    [{mark}] {row['row_id']}　{place}"]
    for field in row["fields"]:
        words = f"　「{field['words']}」" if field["words"] and field["words"] != field["value"] else ""
        told.append(f"        {field['zh']}：{field.get('value_zh') or field['value'] or '（未读出）'}{words}")
    for each in row.get("statements", ()):
        told += row_lines(each, f"{each['recorded_by']} 记载")
    return told


def bounds(lo: str, hi: str) -> str:
    """A value of the law, or its bounds."""
    first, last = (truth(end or "unknown", "zh") for end in (lo, hi))
    return first if first == last else f"{first} 至 {last}"

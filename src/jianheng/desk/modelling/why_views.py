"""The page of one act: every part's value, also where it is lawful."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.clues.act_name import names_of, person_number
from jianheng.clues.explanation import Explanation, FieldShown, FindingShown, ItemShown, LawShown, LetShown
from jianheng.clues.manifest import LawValue
from jianheng.clues.node import Both
from jianheng.clues.problem import RunError
from jianheng.clues.report.value import Values
from jianheng.clues.words import Words as ClueWords
from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.modelling.act_rows import run_of
from jianheng.desk.modelling.shelf import model_of, words_of
from jianheng.desk.modelling.why import explained
from jianheng.desk.runs.acts import find_act
from jianheng.desk.runs.seen import units_of
from jianheng.desk.words import Words, lang, say
from jianheng.identity import ID_PREFIX, NUMBER_PREFIX
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.law.citation import place, short_name
from jianheng.running import TOLD_ERRORS, Refused

STATUS = {
    "hit": Words("成立", "met"),
    "clear": Words("不成立", "not met"),
    "unsure": Words("不能确定", "cannot be told"),
    "waiting": Words("期限未到", "deadline not come"),
    "excused": Words("因不适用而排除", "excused"),
}
TRUTH = {"true": Words("是", "yes"), "false": Words("否", "no"), "unknown": Words("不详", "unknown")}


@needs(Can.MODEL_READ)
def why(request: HttpRequest, model: str, key: str) -> HttpResponse:
    """The act and its answer at once; how it came about is fetched, since it may take seconds."""
    found = model_of(model)
    ran, folder = run_of(found.id, request.GET.get("run", ""))
    act = find_act(folder, found.id, key, units_of(reader(request)))
    if act is None:
        raise Http404
    _, slot, act_key_, answer = act
    named = names_of([found.id], lang(), reveal=False)[found.id](act_key_, slot)
    record(reader(request), "view", "act", key, model=found.id, run=ran.run.name)
    context = {
        "model": found,
        "title": words_of(found.title),
        "ran": ran,
        "key": key,
        "act": named.act,
        "person": named.person,
        "answer": answer,
        "changed": ran.version != found.version,
    }
    return render(request, "models/why.html", context)


@needs(Can.MODEL_READ)
def proof(request: HttpRequest, model: str, key: str) -> HttpResponse:
    """How it came about."""
    found = model_of(model)
    _, folder = run_of(found.id, request.GET.get("run", ""))
    act = find_act(folder, found.id, key, units_of(reader(request)))
    if act is None:
        raise Http404
    row, slot, _, answer = act
    try:
        told = explained(folder, found, row, slot)
    except Refused as refused:
        return render(request, "models/proof.html", {"refused": say(refused.zh, refused.en)})
    except (RunError, *TOLD_ERRORS) as error:
        return render(request, "models/proof.html", {"refused": str(error)})
    if told is None:
        gone = say("现在的模型不再审查这件行为。", "The model as it is now does not examine this act.")
        return render(request, "models/proof.html", {"refused": gone})
    context = _told(found, told) | {"differs": told.answer if told.answer != answer else ""}
    return render(request, "models/proof.html", context)


def _told(model: Model, told: Explanation) -> dict[str, Any]:
    """An explanation in the reader's words."""
    values, words = Values(ClueWords(lang())), ClueWords(lang())
    titles = {finding.code: words_of(finding.title) or finding.code for finding in model.findings}
    return {
        "answer": told.answer,
        "findings": [
            (titles.get(each.code, each.code), STATUS.get(each.status, each.status), _says(each))
            for each in told.findings
        ],
        "exempt": [(each.says.pick(lang()), TRUTH.get(each.value, each.value)) for each in told.exempt],
        "missing": [
            (each.says.pick(lang()), words.code("reason", each.reason), each.mend.pick(lang())) for each in told.missing
        ],
        "caveats": [(values.caveat(code, told.items), values.caveat_says(code)) for code in told.caveats],
        "lets": [_let(each, values) for each in told.lets],
        "law": [_law(each, values) for each in told.law],
        "rows": [(say("本件", "This act"), told.act, _fields(told.act.fields, values))],
        "items": [_item(each, values, words) for each in told.items],
    }


def _says(finding: FindingShown) -> str:
    return finding.says.pick(lang()) if finding.status in {"hit", "unsure"} else ""


def _let(let: LetShown, values: Values) -> tuple[str, str, str, bool]:
    return let.label.pick(lang()), values.let(let), let.formula.pick(lang()), let.assumed


def _law(law: LawShown, values: Values) -> dict[str, Any]:
    table = load_tables()[law.table]
    known = {each.name: LawValue(Both(each.label_zh, each.label_en), each.unit, each.type) for each in table.values}
    given = [
        f"{values.law_label(known[name])} {values.law(lo, hi, known[name], law.reason)}"
        for name, lo, hi in law.values
        if name in known
    ]
    return {
        "label": law.label.pick(lang()),
        "table": table.title_zh if lang() == "zh" else table.title_en,
        "values": say("；", "; ").join(given),
        "cite": say("、", ", ").join(f"{short_name(ref)} {place(ref, lang())}" for ref in law.cite),
    }


def _item(item: ItemShown, values: Values, words: ClueWords) -> dict[str, Any]:
    return {
        "label": item.label.pick(lang()),
        "status": words.code("status", item.status),
        "window": values.window(item.window) if item.window else "",
        "covered": item.covered,
        "sure": item.n_sure,
        "possible": item.n_possible,
        "rows": [
            (
                say("选定", "chosen") if row.picked else say("确定", "sure") if row.sure else say("可能", "possible"),
                row,
                _fields(row.fields, values),
            )
            for row in item.rows
        ],
    }


def _fields(fields: Iterable[FieldShown], values: Values) -> list[tuple[str, str, str]]:
    """Label, value, and the source's own words where these differ."""
    return [
        (each.label.pick(lang()), _bare(values.field(each)), each.words if each.words != each.value else "")
        for each in fields
    ]


def _bare(value: str) -> str:
    """A person's key without the sign that says what it is made of."""
    return person_number(value) if value.startswith((ID_PREFIX, NUMBER_PREFIX)) else value

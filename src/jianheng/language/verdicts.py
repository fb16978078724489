"""The answers of a model, seen as a table that another model examines."""

from __future__ import annotations

from dataclasses import replace

from jianheng.dictionary import Code, CodeList, Dictionary, Field
from jianheng.language.population import examined_table, own_dictionary
from jianheng.language.tree import PREFIX, Model, Verdict, bilingual
from jianheng.language.types import Type
from jianheng.language.typing import Typing
from jianheng.law import LawTable

ANSWERS = {
    "lawful": ("未见违法", "lawful"),
    "unlawful": ("违法", "unlawful"),
    "pending": ("期限未到", "pending"),
    "undetermined": ("无法判断", "undetermined"),
    "exempt": ("不适用", "exempt"),
}
ANSWER_LIST = "verdict_answer"
KEPT = ("flag", "int", "money", "ratio", "text", "date", "term", "code", "key")


def verdict_of(model: Model, dictionary: Dictionary, law: dict[str, LawTable]) -> Verdict:
    """What there is to read of a model's answers: fields of the examined act, answer, findings and kept values.

    Args:
        model: the model that answers.
        dictionary, law: what its names mean.
    """
    own = own_dictionary(model.examine, dictionary)
    examined = examined_table(model.examine, dictionary)
    types = Typing(model, dictionary, law)
    findings = f"{PREFIX}{model.id}"
    added = [
        Field("answer", "code", list=ANSWER_LIST, label_zh="判断", label_en="answer"),
        Field("findings", "codes", list=findings, label_zh="发现", label_en="findings"),
        *(_kept(model, name, types.let(name)) for name in model.keep if types.let(name).kind in KEPT),
    ]
    title = {lang: bilingual(model.title, lang) for lang in ("zh", "en")}
    table = replace(
        examined,
        name=findings,
        title_zh=f"“{title['zh']}”的判断",
        title_en=f"answer on “{title['en']}”",
        key=(*examined.key, *(("slot",) if model.examine.repeat is not None else ())),
        fields=examined.fields | {field.name: field for field in added},
        derived=True,
    )
    titles = {f.code: [bilingual(f.title, lang) or f.code for lang in ("zh", "en")] for f in model.findings}
    codes = {code: Code(code, zh, en) for code, (zh, en) in titles.items()}
    lists = {
        ANSWER_LIST: CodeList(ANSWER_LIST, "判断", "answer", {c: Code(c, *words) for c, words in ANSWERS.items()}, {}),
        findings: CodeList(findings, "发现", "findings", codes, {}),
    }
    return Verdict(model, own.tables | {findings: table}, own.lists | lists)


def _kept(model: Model, name: str, type_: Type) -> Field:
    """A kept value as a field; what is not exact is unknown, but for dates, which keep their bounds."""
    coded, keyed = type_.kind == "code", type_.kind == "key"
    title = model.let(name).title
    return Field(
        name,
        type_.kind,
        list=type_.of if coded else None,
        entity=type_.of if keyed else None,
        empty="none" if type_.none else "unknown",
        part=type_.kind == "date",
        label_zh=bilingual(title, "zh") or name,
        label_en=bilingual(title, "en") or name,
    )

"""`jianheng law article`: which text applied on a day, and what it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.law.text_alone import alone_lines, words_alone
from jianheng.cli.options import Json, Lang, the_day, the_language, the_workspace
from jianheng.cli.output import emit, fail, results
from jianheng.cli.own_words import no_texts, quote_document, quote_lines, the_texts
from jianheng.law import Applied, Article, Instrument, UnknownReference, load_instruments, version_on, versions
from jianheng.law import article as article_on
from jianheng.law.citation import place
from jianheng.law.texts import LawTexts, Quote

CONFIDENCE = {
    "zh": {
        "R1": "已读正式文本",
        "R2": "已读转载全文",
        "R3": "只见摘录，未核对，不据以认定违法",
        "M": "未读，不据以认定违法",
    },
    "en": {
        "R1": "read in the official text",
        "R2": "read in full in a copy",
        "R3": "seen in excerpts, unverified, nothing is found unlawful by it",
        "M": "not read, nothing is found unlawful by it",
    },
}
NORM = {"zh": ("应当、不得", "可以、一般"), "en": ("shall, must not", "may, as a rule")}
HOW = {
    "zh": {
        "same": "当日适用的就是这一条",
        "other_version": "当日适用的是另一版本",
        "other_wording": "当日这一条还不是现在的写法，此前的写法没有录入",
        "no_text": "当日适用的文本没有录入",
    },
    "en": {
        "same": "this very text applied on that day",
        "other_version": "another version applied on that day",
        "other_wording": "on that day the article read differently; the earlier wording is not entered",
        "no_text": "the text that applied on that day is not entered",
    },
}


def article(
    ref: Annotated[
        str, typer.Argument(metavar="条文", help="减刑规定2016#6.3、监狱法#84、监狱法 / an article, or an instrument")
    ],
    on: Annotated[str, typer.Option("--on", help="哪一天，默认今天 / the day")] = "",
    workspace: Annotated[
        Path | None, typer.Option("--workspace", help="显示这个工作区所附的原文 / with the words of its law texts")
    ] = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """某一天适用哪个版本、哪一条 / which text applied on a day."""
    the_language(lang)
    day = the_day(on, "--on") if on else date.today()
    texts = _texts(workspace, lang) if workspace is not None else None
    name, mark, number = ref.partition("#")
    try:
        if not mark:
            _instrument(name, day, lang, as_json, texts)
            return
        ref = _of_the_day(name, day) + mark + number
        found = article_on(ref, day)
    except UnknownReference as error:
        if texts is not None and (alone := words_alone(ref, day, texts)) is not None:
            _tell_alone(*alone, day, lang, as_json)
            return
        zh, _, en = str(error).partition(" / ")
        fail(f"{zh}。改法：jianheng law article 文件名 列出已录入的条\n{en}")
    if as_json:
        emit(_document(found, texts))
        return
    for line in lines(found, lang, texts):
        results.print(line, markup=False)


def _of_the_day(name: str, day: date) -> str:
    """The id of the version in force on a day, where all versions are named at once."""
    try:
        version = None if name in load_instruments() else version_on(name, day)
    except UnknownReference:
        return name
    return name if version is None else version.id


def _tell_alone(instrument: Instrument, quote: Quote, on: date, lang: str, as_json: bool) -> None:
    if as_json:
        emit({"ref": quote.ref, "on": on, "instrument": _told(instrument), "own_words": quote_document(quote)})
        return
    results.print(f"{quote.ref} · {on}", markup=False)
    for line in (heading(instrument, lang), *alone_lines(quote, lang, on)):
        results.print(line, markup=False)


def _texts(workspace: Path, lang: str) -> LawTexts:
    """The texts of a workspace that has some."""
    place_ = the_workspace(workspace)
    return the_texts(place_, lang) or no_texts(place_)


def lines(found: Applied, lang: str, texts: LawTexts | None = None) -> list[str]:
    """What applied, in lines for a reader; with its own words where there are texts."""
    told = [f"{found.ref} · {found.on}：{HOW[lang][found.how]}"]
    if found.instrument is None:
        return told
    told.append(heading(found.instrument, lang))
    for number, each in found.articles.items():
        where = place(f"{found.instrument.id}#{number}", lang)
        told.append(f"  {where}：{_words(each, lang)}")
        told += _own_words(f"{found.instrument.id}#{number}", found.on, lang, texts)
    if not found.articles:
        told.append({"zh": "  对应的条文没有录入", "en": "  its counterpart is not entered"}[lang])
    return told


def _own_words(ref: str, on: date, lang: str, texts: LawTexts | None) -> list[str]:
    if texts is None:
        return []
    quote = texts.quote(ref)
    if quote is None:
        return [{"zh": "      所附文本中没有这个文件", "en": "      the texts hold no such instrument"}[lang]]
    return [f"      {line}" for line in quote_lines(quote, lang, on)]


def heading(instrument: Instrument, lang: str) -> str:
    """An instrument in one line: title, number, issuer, in force from and until."""
    told = [part for part in (instrument.number, instrument.issuer) if part]
    if lang == "zh":
        until = f"，{instrument.until_on} 止" if instrument.until_on else "起施行，现行有效"
        since = f"{instrument.from_on} {until}" if instrument.until_on is None else f"{instrument.from_on} 起{until}"
        return f"{instrument.title_zh}（{'，'.join([*told, since])}）"
    until = f" until {instrument.until_on}" if instrument.until_on else ", in force"
    return f"{instrument.title_en} ({', '.join([*told, f'from {instrument.from_on}{until}'])})"


def _words(each: Article, lang: str) -> str:
    says = each.paraphrase_zh if lang == "zh" else each.paraphrase_en
    norm = NORM[lang][0 if each.hard else 1]
    return f"{says}（{norm}；{CONFIDENCE[lang][each.confidence]}）"


def _instrument(name: str, day: date, lang: str, as_json: bool, texts: LawTexts | None) -> None:
    line, current = versions(name), version_on(name, day)
    if as_json:
        emit({"on": day, "in_force": current.id if current else None, "versions": [_told(each) for each in line]})
        return
    said = {
        "zh": ("当日没有已录入的版本施行", "当日施行"),
        "en": ("no version entered was in force", "in force on the day"),
    }
    for each in line:
        mark = "→" if each is current else "  "
        results.print(f"{mark} {each.id}  {heading(each, lang)}", markup=False)
    results.print(f"{day}：{said[lang][0] if current is None else said[lang][1] + ' ' + current.id}", markup=False)
    if current is None:
        return
    for number, article_ in current.articles.items():
        results.print(f"  {place(f'{name}#{number}', lang)}：{_words(article_, lang)}", markup=False)
        for text in _own_words(f"{current.id}#{number}", day, lang, texts):
            results.print(text, markup=False)


def _told(each: Instrument) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": {"zh": each.title_zh, "en": each.title_en},
        "number": each.number,
        "issuer": each.issuer,
        "from": each.from_on,
        "until": each.until_on,
        "replaced_by": each.replaced_by,
        "articles": list(each.articles),
    }


def _document(found: Applied, texts: LawTexts | None) -> dict[str, Any]:
    told = _paraphrased(found)
    if texts is not None and found.instrument is not None:
        quotes = {number: texts.quote(f"{found.instrument.id}#{number}") for number in found.articles}
        told["own_words"] = {number: quote_document(quote) if quote else None for number, quote in quotes.items()}
    return told


def _paraphrased(found: Applied) -> dict[str, Any]:
    return {
        "ref": found.ref,
        "on": found.on,
        "how": found.how,
        "instrument": _told(found.instrument) if found.instrument else None,
        "articles": {
            number: {
                "zh": each.paraphrase_zh,
                "en": each.paraphrase_en,
                "hard": each.hard,
                "confidence": each.confidence,
            }
            for number, each in found.articles.items()
        },
    }

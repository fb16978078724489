"""`jianheng law term`: the last day of a sentence, with its steps."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from jianheng.cli.law.told import Picture, tell_result, write_picture
from jianheng.cli.options import Json, Lang, the_day, the_language
from jianheng.cli.output import fail
from jianheng.law import Term
from jianheng.law.reckoning import Words
from jianheng.law.reckoning.picture import marks_of
from jianheng.law.sentence import broken_end, sentence_end

TITLE = Words("刑期届满之日", "the last day of the term")
PENALTIES = {"fixed_term": "有期徒刑", "criminal_detention": "拘役", "control": "管制"}


def term(
    length: Annotated[str, typer.Option("--term", help="刑期，如 3y6m、6m15d / length of the term")],
    start: Annotated[str, typer.Option("--start", help="刑期起日，当日计入 / first day of the term, counted in")] = "",
    credit: Annotated[
        int, typer.Option("--credit", min=0, help="已折抵的刑期天数 / days of the sentence credited")
    ] = 0,
    held: Annotated[
        list[str] | None,
        typer.Option(
            "--held",
            help="羁押起止，如 2024-01-10..2024-02-08，可多次；末次只写起日 / custody, repeatable",
        ),
    ] = None,
    penalty: Annotated[
        str, typer.Option("--penalty", help="fixed_term 有期徒刑、criminal_detention 拘役、control 管制")
    ] = "fixed_term",
    on: Annotated[str, typer.Option("--on", help="裁判日，选择条文版本 / day of the judgment")] = "",
    picture: Picture = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """刑期届满之日，逐步列出 / the last day of a sentence, step by step."""
    the_language(lang)
    if penalty not in PENALTIES:
        fail(
            f"--penalty：[{penalty}] 应为 {'、'.join(PENALTIES)}。改法：选一种\n"
            f"--penalty: one of {', '.join(PENALTIES)}"
        )
    if bool(start) == bool(held):
        fail(
            "--start 与 --held 要写其中一个。改法：连续羁押写 --start，曾取保等间断的逐段写 --held\n"
            "either --start or --held"
        )
    length_ = the_term(length)
    if start:
        judged = the_day(on, "--on") if on else None
        found = sentence_end(the_day(start, "--start"), length_, credit, penalty=penalty, on=judged)
    else:
        if credit:
            fail(
                "--credit 与 --held 不能同时写：先行羁押已由 --held 给出。改法：去掉 --credit\n"
                "--credit is in --held already"
            )
        try:
            found = broken_end([_block(each) for each in held or []], length_, penalty=penalty)
        except ValueError as error:
            zh, _, en = str(error).partition(" / ")
            fail(f"--held：{zh}。改法：按先后逐段写，最后一段只写起日\n{en}")
    tell_result(TITLE, found, lang, as_json)
    if picture is not None:
        write_picture(picture, marks_of(found, lang), TITLE[lang])


def the_term(text: str, option: str = "--term") -> Term:
    """Read a term, or say how to write one."""
    try:
        return Term.parse(text)
    except ValueError as error:
        zh, _, en = str(error).partition(" / ")
        fail(f"{option}：{zh}。改法：三年六个月写 3y6m\n{en}")


def _block(text: str) -> tuple[date, date | None]:
    first, dots, last = text.partition("..")
    return the_day(first, "--held"), the_day(last, "--held") if dots and last else None

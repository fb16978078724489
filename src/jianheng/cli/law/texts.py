"""`jianheng law texts`: attach a folder of law texts to a workspace, and hold our citations against them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.cells import cell_len, set_cell_size

from jianheng.cli.law.citations_checked import check_document, check_lines, checked
from jianheng.cli.options import Json, Lang, WorkspacePath, the_language, the_workspace
from jianheng.cli.output import FOUND, emit, fail, results, tell
from jianheng.cli.own_words import change_line, no_texts
from jianheng.law import LawDataError, load_instruments
from jianheng.law.texts import (
    Attachment,
    Change,
    LawTexts,
    Matched,
    Survey,
    attach,
    open_texts,
    read_attachment,
    survey,
)
from jianheng.law.texts.told import listed, text_notes, unfit_says
from jianheng.workspace import Workspace


def texts(
    workspace: WorkspacePath,
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="法律文本的文件夹，不写则列出现状 / folder of law texts")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="核对引用的每一条 / check every cited article")] = False,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """附上法律原文，核对引用的条款号 / attach law texts, and check the numbers of cited articles."""
    the_language(lang)
    place = the_workspace(workspace)
    kept, found = _attached(place, folder, lang) if folder is not None else _remembered(place)
    opened, changes = open_texts(kept)
    if check and folder is None:
        for change in changes:
            tell(change_line(change, lang))
    held = checked(opened) if check else None
    if as_json:
        document = survey_document(kept, found, opened, changes)
        emit(document if held is None else document | {"check": check_document(held)})
    else:
        told = [] if check and folder is None else _shown(kept, found, opened, changes, lang)
        for line in (*told, *(check_lines(held, lang) if held is not None else ())):
            results.print(line, markup=False)
    if held is not None and held.lacking:
        raise typer.Exit(FOUND)


def _attached(workspace: Workspace, folder: Path, lang: str) -> tuple[Attachment, Survey]:
    """Attach a folder in which at least one instrument has its text."""
    if not folder.is_dir():
        fail(f"没有文件夹 [{folder}]。改法：写明法律文本所在的文件夹\nno such folder")
    found = survey(folder, load_instruments())
    if not found.matching.matched:
        for line in other_lines(found, lang):
            tell(line)
        fail(
            f"文件夹 {folder} 里没有已录入文件的文本，没有附上。改法：放入 .md 或 .txt 文本，第一行写题名\n"
            "no text of an instrument in the folder"
        )
    return attach(workspace.law_texts, workspace.root, folder, found), found


def _remembered(workspace: Workspace) -> tuple[Attachment, Survey]:
    """What is attached, and the folder as it is now."""
    try:
        kept = read_attachment(workspace.law_texts, workspace.root)
    except LawDataError as error:
        fail(str(error))
    if kept is None:
        no_texts(workspace)
    if not kept.folder.is_dir():
        fail(
            f"附上的文件夹不在了：[{kept.folder}]。改法：放回原处，或者重新附上：jianheng law texts "
            f"{workspace.root} 文件夹\nthe folder is gone"
        )
    return kept, survey(kept.folder, load_instruments())


def _shown(kept: Attachment, found: Survey, opened: LawTexts, changes: tuple[Change, ...], lang: str) -> Iterator[str]:
    yield {"zh": f"法律原文的文件夹：{kept.folder}", "en": f"folder of law texts: {kept.folder}"}[lang]
    yield from (f"  {change_line(change, lang)}" for change in changes)
    yield from _rows(found, opened, lang)
    yield from other_lines(found, lang)


def _rows(found: Survey, opened: LawTexts, lang: str) -> Iterator[str]:
    """The instruments with a text, one on a line: id, number of articles, day stated, file, remarks."""
    heads = {"zh": ("法律文件", "条", "载明日期", "文本"), "en": ("instrument", "articles", "day stated", "text")}[lang]
    not_yet, semicolon = {"zh": ("尚未附上", "；"), "en": ("not attached", "; ")}[lang]
    rows = [heads]
    for key, each in found.matching.matched.items():
        notes = [text_notes(each.text, each.how, lang), "" if _is_used(key, each, opened) else not_yet]
        said = semicolon.join(filter(None, notes))
        day = str(each.text.day or each.text.year or "")
        rows.append((key, str(len(each.text.articles)), day, each.text.file + (f"（{said}）" if said else "")))
    widths = [max(map(cell_len, column)) for column in list(zip(*rows, strict=True))[:3]]
    for row in rows:
        cells = (set_cell_size(cell, width) for cell, width in zip(row[:3], widths, strict=True))
        yield "  ".join(("", *cells, row[3]))


def _is_used(key: str, each: Matched, opened: LawTexts) -> bool:
    return key in opened.texts and opened.texts[key].sha256 == each.text.sha256


def other_lines(found: Survey, lang: str) -> list[str]:
    """Instruments without a text, and files that are the text of none."""
    zh = lang == "zh"
    without = tuple(key for key in load_instruments() if key not in found.matching.matched)
    told = []
    if without:
        head = f"没有文本的法律文件 {len(without)} 个：" if zh else f"{len(without)} instruments without a text: "
        told.append(head + listed(without, lang, len(without)))
    unknown = tuple(each.text.file for each in found.matching.unfit if each.why == "not_entered")
    unused = [each for each in found.matching.unfit if each.why != "not_entered"]
    if unused or found.unreadable:
        told.append("没有用上的文本：" if zh else "texts not used:")
    told += [f"  {each.text.file}：{unfit_says(each, lang)}" for each in unused]
    told += [f"  {each.file}：{each.zh if zh else each.en}" for each in found.unreadable]
    if unknown:
        head = "没有录入的法律文件：" if zh else "texts of instruments that are not entered: "
        told.append(head + listed(unknown, lang))
    if found.no_law:
        told.append(("不是法律文本：" if zh else "no texts of law: ") + listed(found.no_law, lang))
    if found.unread:
        head = "没有读的文件（只读 .md、.txt，其他请先另存）：" if zh else "not read (only .md and .txt are): "
        told.append(head + listed(found.unread, lang))
    return told


def survey_document(kept: Attachment, found: Survey, opened: LawTexts, changes: tuple[Change, ...]) -> dict[str, Any]:
    """The folder as JSON."""
    return {
        "folder": str(kept.folder),
        "changes": [{"what": each.what, "file": each.file} for each in changes],
        "texts": [
            {
                "instrument": key,
                "file": each.text.file,
                "title": each.text.title,
                "day": each.text.day,
                "how": each.how,
                "articles": len(each.text.articles),
                "twice": each.text.twice,
                "missing": list(each.text.missing),
                "sha256": each.text.sha256,
                "attached": _is_used(key, each, opened),
            }
            for key, each in found.matching.matched.items()
        ],
        "without_text": [key for key in load_instruments() if key not in found.matching.matched],
        "unfit": [
            {
                "file": each.text.file,
                "why": each.why,
                "instruments": list(each.instruments),
                "beside": each.beside,
                "differ": list(each.differ),
            }
            for each in found.matching.unfit
        ],
        "no_law": list(found.no_law),
        "unread": list(found.unread),
        "unreadable": [{"file": each.file, "zh": each.zh, "en": each.en} for each in found.unreadable],
    }

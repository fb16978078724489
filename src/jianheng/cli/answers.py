"""`jianheng answers`: every act of a run with its answer, counted or written as a list."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import TaskID

from jianheng.cli.options import Json, Lang, Models, Reveal, RunId, WorkspacePath, Xlsx, the_language, the_workspace
from jianheng.cli.output import ANSWERS, answer_table, compact, fail, progress_bar, results, tell
from jianheng.clues import RunError
from jianheng.clues.act_name import names_of
from jianheng.clues.answer_book import write_answers_xlsx
from jianheng.clues.answer_csv import write_answers_csv
from jianheng.clues.answer_list import AnswerList
from jianheng.clues.answers import read_answers
from jianheng.clues.choice import Choice, units_of
from jianheng.clues.command import in_shell
from jianheng.clues.masking import Mask
from jianheng.clues.run import Run, open_run
from jianheng.clues.words import Words
from jianheng.running.runs import UnknownRunError, find_run
from jianheng.workspace import Workspace

SHOWN = 10
UNKNOWN = Words("zh")("unit_unknown")
Write = Callable[[AnswerList, Mapping[str, Counter[str]], Path, Callable[[], None]], None]


def answers(
    workspace: WorkspacePath,
    run: RunId = "",
    model: Models = None,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", help="判断，如 无法判断 或 undetermined，可多次 / an answer, repeatable"),
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="单位全称 / name of the unit in full")] = None,
    xlsx: Xlsx = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="写成 CSV / write CSV")] = None,
    reveal: Reveal = False,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """列出全部判断：每件一行，可按模型、判断、单位选取 / list every act with its answer."""
    the_language(lang)
    asked = the_asked(the_workspace(workspace), run, model or [], answer or [], unit, {"--xlsx": xlsx, "--csv": csv})
    counts = {each: asked.choice.count(asked.run.folder, each) for each in asked.models}
    words = Words(lang)
    for file, write in ((xlsx, write_answers_xlsx), (csv, _csv)):
        if file is not None:
            _written(asked, counts, words, reveal, file, write)
    if as_json:
        _emit(asked, counts, lang, reveal)
        return
    titles = {each.id: each.title.pick(lang) for each in asked.run.manifest.models}
    shown = {name: count for name, count in counts.items() if count or asked.choice == Choice()}
    results.print(answer_table(shown, titles, lang, words("total")))
    total = sum(count.total() for count in counts.values())
    tell(f"共 {total} 件（{asked.run.folder.name}） / {total} acts")
    if total and xlsx is None and csv is None:
        command = in_shell(("jianheng", "answers", str(workspace), *asked.words()))
        tell(f"写出逐件清单 / to write the list：\n  {command} --xlsx 清单.xlsx\n  {command} --csv 清单.csv")


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Args:
        run: the run.
        models: ids of models of it.
        choice: which of their acts.
        named: models and areas as they were named.
    """

    run: Run
    models: tuple[str, ...]
    choice: Choice
    named: tuple[str, ...]

    def words(self) -> list[str]:
        """The options that ask for it."""
        found = ["--run", self.run.folder.name]
        for name in self.named:
            found += ["--model", name]
        for answer in self.choice.answers:
            found += ["--answer", answer]
        return found if self.choice.unit is None else [*found, "--unit", self.choice.unit or UNKNOWN]


def the_asked(
    workspace: Workspace,
    run: str,
    models: list[str],
    answers_: list[str],
    unit: str | None,
    files: Mapping[str, Path | None],
) -> Asked:
    """What is asked for, or everything that is wrong with it."""
    codes = {label: code for labels in ANSWERS.values() for code, label in labels.items()}
    problems = [
        f"--answer：[{each}] 不是一种判断。改法：选用 {'、'.join(ANSWERS['zh'].values())}\n"
        f"--answer: no such answer; one of {', '.join(ANSWERS['en'])}"
        for each in answers_
        if each not in codes
    ]
    problems += [
        f"{option}：[{file}] 是文件夹。改法：写明文件名\n{option}: a folder; name a file"
        for option, file in files.items()
        if file is not None and file.is_dir()
    ]
    try:
        opened = open_run(find_run(workspace, run))
    except (UnknownRunError, RunError) as error:
        fail("\n".join([*problems, str(error)]))
    known = [model.id for model in opened.manifest.models]
    unknown = [each for each in models if not any(_meant(each, name) for name in known)]
    problems += [
        f"--model：运行 {opened.folder.name} 没有模型或领域 [{each}]。改法：选用 {'、'.join(known)}\n"
        "--model: no such model or area in the run"
        for each in unknown
    ]
    chosen = tuple(name for name in known if not models or any(_meant(each, name) for each in models))
    if unit is not None:
        unit = "" if unit in {UNKNOWN, Words("en")("unit_unknown")} else unit
        problems += _unknown_unit(opened, chosen or tuple(known), unit)
    if problems:
        fail("\n".join(problems))
    choice = Choice(tuple(dict.fromkeys(codes[each] for each in answers_)), unit)
    return Asked(opened, chosen, choice, tuple(models))


def _meant(asked: str, model: str) -> bool:
    return asked in {model, model.partition("/")[0]}


def _unknown_unit(run: Run, models: tuple[str, ...], unit: str) -> Iterator[str]:
    units = {each for model in models for each in units_of(run.folder, model)}
    if unit not in units:
        near = [each for each in sorted(units) if unit and unit in each] or get_close_matches(unit, units, SHOWN, 0.5)
        some = near or sorted(units)
        listed = "、".join(each or UNKNOWN for each in some[:SHOWN]) + (" ……" if len(some) > SHOWN else "")
        yield (
            f"--unit：所选模型的行为里没有单位 [{unit or UNKNOWN}]。改法：写全称，如 {listed}\n"
            "--unit: no act of this unit; name it in full"
        )


def _written(
    asked: Asked, counts: Mapping[str, Counter[str]], words: Words, reveal: bool, file: Path, write: Write
) -> None:
    with _bar(sum(count.total() for count in counts.values()), file) as advance:
        try:
            names = names_of(asked.models, words.lang, reveal)
            write(AnswerList(asked.run, asked.choice, names, words, reveal), counts, file, advance)
        except RunError as error:
            fail(str(error))
        except OSError as error:
            fail(
                f"写不了 {file}：{error}。改法：关闭正在打开它的程序，检查写入权限和磁盘剩余空间，或者换一个位置\n"
                "cannot be written: close what has it open, check rights and space, or write it elsewhere"
            )
    tell(f"已写出 {file} / written")


def _csv(answers_: AnswerList, _counts: Mapping[str, Counter[str]], file: Path, advance: Callable[[], None]) -> None:
    write_answers_csv(answers_, file, advance)


@contextmanager
def _bar(total: int, file: Path) -> Iterator[Callable[[], None]]:
    with progress_bar(f"写出 writing {file.name}") as bar:
        bar.update(TaskID(0), total=total)
        yield lambda: bar.advance(TaskID(0))


def _emit(asked: Asked, counts: Mapping[str, Counter[str]], lang: str, reveal: bool) -> None:
    """Print one JSON document act by act, since there may be millions."""
    head = {"run": asked.run.folder.name, "counts": {model: dict(count) for model, count in counts.items()}}
    sys.stdout.write(compact(head).removesuffix("}") + ', "acts": [')
    between = "\n"
    for act in _acts(asked, lang, reveal):
        sys.stdout.write(between + compact(act))
        between = ",\n"
    sys.stdout.write("\n]}\n")


def _acts(asked: Asked, lang: str, reveal: bool) -> Iterator[dict[str, Any]]:
    mask = Mask(reveal=reveal)
    for model, names in names_of(asked.models, lang, reveal).items():
        for answer in read_answers(asked.run.folder, model, asked.choice):
            plain = asdict(answer)
            del plain["key"]
            named = names(answer.key, answer.slot)
            yield {"model": model, "act": named.act, "person": named.person, **plain, "row_id": mask(answer.row_id)}

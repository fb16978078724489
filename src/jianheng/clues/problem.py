"""What keeps a run from being read, and the mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 50


@dataclass(frozen=True)
class Problem:
    """One thing that is missing or wrong in a run folder.

    Args:
        file: file of the run folder, with the line of a line file.
        where: path of keys, or the column.
        value: what stands there; empty where nothing does.
        zh: what was expected, in Chinese.
        en: the same in English.
    """

    file: str
    where: str
    value: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.file} · {self.where} [{self.value}] {self.zh} / {self.en}"


class RunError(ValueError):
    """A run from which no clue list and no report can be made, with all that is wrong in it.

    Args:
        run: name of the run folder.
        problems: everything found.
    """

    def __init__(self, run: str, problems: Sequence[Problem]) -> None:
        self.run = run
        self.problems = tuple(problems)
        shown = [f"  {number}. {problem}" for number, problem in enumerate(self.problems[:SHOWN], start=1)]
        rest = len(self.problems) - len(shown)
        if rest:
            shown.append(f"  …… 另有 {rest} 处 / {rest} more")
        head_zh = f"运行 {run} 的结果不完整，缺少或写错 {len(self.problems)} 处，不能生成线索和报告："
        head_en = f"run {run} lacks or misstates {len(self.problems)} things; no clues or report can be made:"
        mend = "改法：用当前版本重新运行 jianheng run；结果文件不要手工修改。"
        mend_en = "Mend: run jianheng run again with this version; do not edit the files of a run."
        super().__init__("\n".join((head_zh, head_en, *shown, mend, mend_en)))

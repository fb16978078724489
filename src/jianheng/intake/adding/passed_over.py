"""Files in a delivered folder that nobody handed over: what Windows, macOS and an open Office leave there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jianheng.intake.problem import Place, Problem, Severity, Words

_SYSTEM = ("thumbs.db", "ehthumbs.db", "desktop.ini")
_LOCKS = ("~$", ".")
_SHOWN = 5


def is_left_by_system(name: str) -> bool:
    """Whether a file of this name holds nothing that was handed over.

    Example:
        >>> [is_left_by_system(name) for name in ("Thumbs.db", "~WRL0001.tmp", "~$在押.xlsx", ".DS_Store", "在押.xlsx")]
        [True, True, True, True, False]
    """
    low = name.casefold()
    return low in _SYSTEM or low.startswith(_LOCKS) or (low.startswith("~") and low.endswith(".tmp"))


def left_by_system(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are passed over.

    Args:
        paths: files, and folders whose files are all meant.
    """
    for path in paths:
        within = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in within if is_left_by_system(each.name) and each.is_file())


def passed_over(paths: Iterable[Path]) -> list[Problem]:
    """Say which files were passed over; nothing was lost by it.

    Args:
        paths: files, and folders whose files are all meant.

    Returns:
        One notice; none where there is no such file.
    """
    names = [*dict.fromkeys(path.name for path in left_by_system(paths))]
    if not names:
        return []
    more, more_en = (f" 等 {len(names)} 个", " and more") if len(names) > _SHOWN else ("", "")
    what = Words(
        f"是系统或 Office 留下的临时文件{more}，没有作为数据",
        f"are left by the system or an open Office{more_en} and were not taken as data",
    )
    return [Problem("passed_over", Place("、".join(names[:_SHOWN])), what, severity=Severity.NOTICE)]


def links_not_followed(paths: Iterable[Path]) -> Iterator[Problem]:
    """Links in the folders given that lead out of them or nowhere: what lies behind them would be passed over.

    Args:
        paths: files, and folders whose files are all meant.
    """
    folders = [path.resolve() for path in paths if path.is_dir()]
    for folder in folders:
        links = (path for path in folder.rglob("*") if path.is_symlink() and not is_left_by_system(path.name))
        for link in sorted(links):
            place = Place(str(link.relative_to(folder)))
            target = link.resolve()
            if not link.exists():
                what = Words("是指向不存在的文件的链接", "is a link that leads nowhere")
                mend = Words("放入原文件，或删去这个链接", "put the file there, or remove the link")
                yield Problem("no_file", place, what, mend=mend)
            elif link.is_dir() and not any(target.is_relative_to(each) for each in folders):
                what = Words("是指向别处文件夹的链接，里面的文件没有看", "is a link to a folder elsewhere")
                mend = Words("把那些文件复制进来，或另外写明那个文件夹", "copy its files, or name that folder as well")
                yield Problem("no_file", place, what, mend=mend)

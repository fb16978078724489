"""What a workbook brings besides its cells; nothing of it is run or followed."""

from __future__ import annotations

from collections.abc import Iterable

from jianheng.intake.problem import Place, Problem, Severity, Words

_PARTS = (
    (
        "macros_ignored",
        ("vbaproject.bin", "/macrosheets/", "basic/", "scripts/", "_vba_project"),
        Words("含有宏，没有运行", "holds macros; they were not run"),
    ),
    (
        "links_ignored",
        ("/externallinks/", "/connections.xml", "/querytables/"),
        Words(
            "含有指向其他文件或数据源的链接（或 DDE），没有打开；相关单元格用文件中保存的值",
            "refers to other files or sources (or DDE); none was opened, the values saved in the file were taken",
        ),
    ),
    (
        "embedded_ignored",
        ("/embeddings/", "/activex/", "/ctrlprops/", "object "),
        Words(
            "含有嵌入的文件或控件，没有打开，其中的数据没有读取",
            "holds embedded files or controls; not opened, not read",
        ),
    ),
)


def notices(names: Iterable[str], source: str) -> list[Problem]:
    """Tell what was left alone.

    Args:
        names: parts of the package, or streams of the file.
        source: name of the file.
    """
    lowered = [f"/{name.lower()}" for name in names]
    return [
        Problem(code, Place(source), what, severity=Severity.NOTICE)
        for code, signs, what in _PARTS
        if any(sign in name for name in lowered for sign in signs)
    ]

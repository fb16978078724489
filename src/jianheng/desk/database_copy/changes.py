"""Which changes of its tables this version of the workbench knows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jianheng import __version__
from jianheng.keeping.errors import KeepingError

HERE = Path(__file__).resolve().parent.parent


def known() -> set[str]:
    """Every change of the workbench's own tables, as `app.name`."""
    files = HERE.glob("*/migrations/[0-9]*.py")
    return {f"{path.parent.parent.name}.{path.stem}" for path in files}


def refuse_newer(applied: Iterable[str]) -> None:
    """Refuse tables that a newer version of the software has changed.

    Args:
        applied: what was applied to them, as `app.name`; those of libraries are left to them.

    Raises:
        KeepingError: this version does not know one of them.
    """
    ours = {name.partition(".")[0] for name in known()}
    unknown = sorted(name for name in applied if name.partition(".")[0] in ours and name not in known())
    if unknown:
        raise KeepingError(
            f"工作台的数据库出自更新的版本（{unknown[0]}），本软件是 {__version__} 版",
            f"the workbench's database was made by a newer version ({unknown[0]}); this software is {__version__}",
            "安装那个版本或更新的版本",
            "install that version or a later one",
        )

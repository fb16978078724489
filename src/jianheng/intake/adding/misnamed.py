"""A statement of delivery under another name than the one that is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jianheng.intake.delivery import FILE
from jianheng.intake.problem import IntakeError, Place, Problem, Words

_STEMS = ("delivery", "报送说明", "交付说明")
_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


def is_misnamed_statement(name: str) -> bool:
    """Whether a file seems to be a statement of delivery, but is not called so.

    Example:
        >>> [is_misnamed_statement(name) for name in ("delivery.yml", "Delivery.yaml", "报送说明.yaml.txt")]
        [True, True, True]
        >>> is_misnamed_statement("delivery.yaml"), is_misnamed_statement("delivery.xlsx")
        (False, False)
    """
    low = name.casefold()
    return name != FILE and any(low == stem + ending for stem in _STEMS for ending in _ENDINGS)


def check_names(paths: Iterable[Path]) -> None:
    """Refuse files beside which a statement lies that would not be found, before they are added without it.

    Args:
        paths: the files.

    Raises:
        IntakeError: such a file is there, and no statement of the right name beside it.
    """
    found = [path for path in paths if is_misnamed_statement(path.name) and not (path.parent / FILE).is_file()]
    if found:
        what = Words(f"像是报送说明，但文件名不是 {FILE}", f"seems to be a statement of delivery not called {FILE}")
        mend = Words(
            f"改名为 {FILE}（全部小写，后面没有 .txt）后再添加；不是报送说明的，换一个名称",
            f"call it {FILE} (no .txt behind it) and add again; if it is none, give it another name",
        )
        raise IntakeError([Problem("misnamed_delivery", Place(path.name), what, mend=mend) for path in found])

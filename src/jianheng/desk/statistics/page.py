"""`python -m jianheng.desk.statistics.page`: keeps the definitions in `docs/statistics.md` as they are."""

from __future__ import annotations

from pathlib import Path

from jianheng.desk.statistics.definitions import definitions

PAGE = Path("docs/statistics.md")
BEGIN, END = "<!-- python -m jianheng.desk.statistics.page -->", "<!-- end -->"


def table() -> str:
    """The definitions as a table."""
    lines = ["| 数 Figure | 计什么 What counts | 按哪一天 By which day |", "| --- | --- | --- |"]
    for one in definitions().values():
        title = f"**{one.title.zh}**（{one.unit.zh}）<br>{one.title.en} ({one.unit.en})"
        lines.append(f"| {title} | {one.means.zh}<br>{one.means.en} | {one.day.zh}<br>{one.day.en} |")
    return "\n".join(lines)


def page(now: str) -> str:
    """The page with its table anew.

    Args:
        now: the page as it is.
    """
    before, _, rest = now.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

"""`python -m benchmarks.printed FOLDER`: printed terms and ranges of real documents, and docs/printed-terms.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.printed import judged as terms
from benchmarks.printed import rulings
from benchmarks.printed.judged import Outcome, judged
from benchmarks.printed.judgments import printed_terms
from benchmarks.printed.rulings import Ruled, ruled

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "printed-terms.md"
PAGE = """# 裁判所写的刑期起止 Terms and ranges as courts print them

把真实判决书、减刑裁定书里写明的刑期和起止日与刑期算法逐一对照。文书不在本仓库里，目录由使用者给出；这里只列文书编号。
Terms and ranges in real judgments and commutation rulings, each held against the arithmetic. The documents are not in
this repository; their ids alone are listed.

- 命令 Command: `python -m benchmarks.printed FOLDER --write`
- 文书 Documents: {judgments} 份判决书 judgments，{rulings} 份减刑裁定书 commutation rulings

## 判决书：刑期与起止 Judgments: term and range

{terms}

不能由起日和刑期直接得出的各处（差数为所写止日减去推算止日的天数）：
Where the printed end is not simply start and term (days by which it is off):

{odd}

## 减刑裁定书：新的止日 Rulings: the new end

{ends}
{differing}"""


def main(arguments: list[str] | None = None) -> int:
    """Read the documents and hold them against the arithmetic.

    Returns:
        0; 2 where the folder has no documents.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.printed", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="文书所在目录 folder of judgments.jsonl and commutation_rulings.jsonl"
    )
    parser.add_argument("--write", action="store_true", help="写入文档 write the document")
    options = parser.parse_args(arguments)
    files = [options.folder / name for name in ("judgments.jsonl", "commutation_rulings.jsonl")]
    if missing := [str(file) for file in files if not file.is_file()]:
        print(f"没有文件 {'、'.join(missing)}。改法：给出文书所在的目录\nno such file", file=sys.stderr)
        return 2
    judgments, decisions = (list(_documents(file)) for file in files)
    found = [judged(each) for name, text in judgments for each in printed_terms(name, text)]
    ends = [ruled(name, text) for name, text in decisions]
    text = page(found, ends, len(judgments))
    print(text)
    if options.write:
        DOCUMENT.write_text(text, encoding="utf-8")
    return 0


def page(found: list[Outcome], ends: list[Ruled], judgments: int) -> str:
    """The page `docs/printed-terms.md`.

    Args:
        found: printed ranges of judgments.
        ends: new ends of rulings.
        judgments: number of judgments.
    """
    odd = [each for each in found if each.off]
    lines = ["| 文书 Document | 差 Off | 说明 Explanation |", "|---|---:|---|"]
    lines += [f"| {each.printed.source} | {each.off:+d} | {terms.TITLES[each.kind]} |" for each in odd]
    differing = [each for each in ends if each.kind == rulings.DIFFERS]
    told = [f"- {each.source}：写为 printed {each.printed}，推算 counted {each.found}" for each in differing]
    return PAGE.format(
        judgments=judgments,
        rulings=len(ends),
        terms=_table(Counter(each.kind for each in found), terms.TITLES),
        odd="\n".join(lines),
        ends=_table(Counter(each.kind for each in ends), rulings.TITLES),
        differing="\n" + "\n".join(told) + "\n" if told else "",
    )


def _table(counts: Counter[str], titles: dict[str, str]) -> str:
    lines = ["| | 处 Places |", "|---|---:|"]
    lines += [f"| {title} | {counts[kind]} |" for kind, title in titles.items()]
    return "\n".join([*lines, f"| 合计 in all | {sum(counts.values())} |"])


def _documents(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        yield document["id"], document["text"]


if __name__ == "__main__":
    sys.exit(main())

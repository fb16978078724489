"""What was lost and what became of it, as a page of the documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from benchmarks.losses.held import Loss
from benchmarks.report import versions
from jianheng.arena import ModelScore, Plan
from jianheng.language.tree import Model

PAGE = """# 缺数据时会怎样 Where data is missing

模拟县（{persons:,} 人，种子 {seed}）里哪些行为违法是事先知道的。这里故意空出一部分日期，或者一次不交一张表，
再用全部模型核对。缺了数据，埋设的违法有的就查不出了；要看的是查不出的怎样回答：

- **未交**：要审查的那一行本身没有移交，或者由没有移交的记录推算，没有可回答的对象；
- **无法判断**：结论是“无法判断”，并且指明缺的是哪个事实；
- **悄悄漏掉**：答成未见违法、不适用、期限未到，或者根本没有回答。应为 0；
- **错报**：合法的行为被说成违法。应为 0；
- **没说缺什么**：全部“无法判断”的结论（不只是埋设的）里，没有指明缺哪个事实的。应为 0。

空出的只是“空白即不知道”的日期格：返回日期空着表示没有返回，空出它就成了另一个故事。
应为 0 的不为 0 时，命令以 1 结束。

In the invented county ({persons:,} persons, seed {seed}) it is known which acts are unlawful. Here a share of the days
is left empty, or one table at a time is not handed over, and every model runs. With data missing, some of the seeded
acts can no longer be found; what matters is what is said of these:

- **not handed over**: the examined row itself, or the records from which it is derived, are not there: there is nothing
  to answer about;
- **left open**: the answer is "undetermined" and names the fact that is missing;
- **lost in silence**: called lawful, exempt or pending, or not answered at all. Must be 0;
- **false clues**: lawful acts called unlawful. Must be 0;
- **unnamed**: of all undetermined answers, not of the seeded acts alone, those that name no fact. Must be 0.

Only days whose empty cell means "unknown" are emptied: an empty day of return says "not returned", which would be
another story. Where what must be 0 is not, the command ends with 1.

- 命令 Command: `{command}`
- 版本 Versions: {versions}

## 合计 In all

{total}

{sections}
"""
STAYS = {"detention_stay", "prison_stay"}
SAME = "\n\n其余 {rest} 个模型与无缺失时相同。The other {rest} models answer as if nothing were lost."
HEADS = (
    "埋设 seeded", "查出 found", "未交 not handed over", "无法判断 left open", "悄悄漏掉 lost in silence",
    "错报 false clues", "没说缺什么 unnamed",
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    """What became of the seeded acts of one model, or of all, under one loss."""

    seeded: int
    found: int
    withheld: int
    left_open: int
    silent: int
    false_clues: int
    unnamed: int

    @property
    def sound(self) -> bool:
        """Whether nothing was lost in silence, and nothing made up."""
        return not (self.silent or self.false_clues or self.unnamed)


def count(whole: ModelScore, lossy: ModelScore, plan: Plan) -> Count:
    """Hold what a lossy county shows against what was seeded in the whole one.

    Args:
        whole, lossy: one model in each of them.
        plan: of the lossy one.
    """
    gone = whole.seeded - lossy.seeded
    # A stretch of custody is made of stays: where these are not handed over, there is none.
    not_made = lossy.not_derived if STAYS & {*plan.withheld} else 0
    silent = lossy.silent + lossy.not_derived - not_made
    return Count(whole.seeded, lossy.found, gone + not_made, lossy.left_open, silent, lossy.wrong, lossy.unnamed)


def in_all(counts: Mapping[str, Count]) -> Count:
    """The counts of all models."""
    return Count(*map(sum, zip(*map(astuple, counts.values()), strict=True)))


def summary(found: Sequence[tuple[Loss, Mapping[str, Count]]]) -> str:
    """One line for each loss."""
    return _table("缺失 lost", [(f"{loss.zh} {loss.en}", in_all(counts)) for loss, counts in found])


def document(found: Sequence[tuple[Loss, Mapping[str, Count]]], models: Sequence[Model], command: str) -> str:
    """The page `docs/missing-data.md`."""
    titles = {model.id: f"{dict(model.title)['zh']} `{model.id}`" for model in models}
    whole = found[0][1]
    sections = []
    for loss, counts in found:
        changed = [(titles[name], each) for name, each in counts.items() if loss is found[0][0] or each != whole[name]]
        rest = len(counts) - len(changed)
        same = SAME.format(rest=rest) if rest else ""
        sections.append(f"## {loss.zh} {loss.en[:1].upper()}{loss.en[1:]}\n\n{_table('模型 model', changed)}{same}")
    return PAGE.format(
        persons=found[0][0].plan.persons,
        seed=found[0][0].plan.seed,
        command=command,
        versions=versions(),
        total=summary(found),
        sections="\n\n".join(sections),
    )


def _table(first: str, rows: Sequence[tuple[str, Count]]) -> str:
    lines = ["| " + " | ".join((first, *HEADS)) + " |", "|---|" + "---:|" * len(HEADS)]
    lines += ["| " + " | ".join((name, *(f"{number:,}" for number in astuple(each)))) + " |" for name, each in rows]
    return "\n".join(lines)

"""E15: groups are compared with their peers, and only a prompt may rest on that."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.operators.peers import PEERS
from jianheng.language.problem import Problem


def peers_outside_groups(subject: Subject) -> Iterator[Problem]:
    """`peer_*` where no groups are examined, or where something else than a note rests on it."""
    grouped = bool(subject.model.examine.each)
    for place, tree in subject.placed():
        section = place.partition(".")[0]
        if section in {"let", "unlawful"} and grouped:
            continue
        nodes = subject.rests_on(tree) if grouped else tree.walk()
        found = next((node for node in nodes if node.op in PEERS), None)
        if found is None or (grouped and section == "note"):
            continue
        if grouped:
            zh, en = "与各组的比较只能用在 note 中", "a comparison of groups may stand in a note only"
            mend = "把这个条件移到 note"
        else:
            zh, en = "没有分组审查，不能与各组比较", "no groups are examined here, so that there are no peers"
            mend = "写成 examine: {of: 表名, each: [字段]}"
        yield subject.problem("E15", place, found, zh, en, mend)

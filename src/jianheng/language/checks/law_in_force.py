"""E12: articles and law tables that the model rests on exist and apply on some day."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.law import UnknownReference, resolve


def law_out_of_force(subject: Subject) -> Iterator[Problem]:
    """Articles of `basis` that are not entered, and law tables without a row."""
    for ref in subject.model.basis:
        try:
            resolve(ref, subject.instruments)
        except UnknownReference as error:
            zh, _, en = str(error).partition(" / ")
            zh = zh.partition("，已录入")[0]
            yield subject.problem("E12", "basis", ref, zh, en, "改正引用，或者先在法律文件中录入这一条")
    for place, tree in subject.placed():
        for node in tree.walk():
            if node.op in {"law", "clock"} and not subject.law[node.text("table")].rows:
                yield subject.problem(
                    "E12", place, node, "法律表没有任何一行", "the law table has no row", "先录入这张表，或者换一张表"
                )

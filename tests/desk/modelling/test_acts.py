"""The acts of a model, and why each got its answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jianheng.clues.answers import read_answers
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.runs.acts import act_key
from jianheng.desk.runs.models import Tallied
from jianheng.intake.store import delete_batch, list_batches
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]
Name = Callable[[], str]
MODEL = "commutation/interval-too-short"
ACTS = f"/models/{MODEL}/acts/"
NUMBER = re.compile(r"\d{17}[\dX]")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:300]
    return answer.content.decode()


def test_acts_are_listed_by_answer_and_each_opens(client_of: ClientOf, run: Name, folder: Path) -> None:
    run()
    answers = list(read_answers(folder, MODEL))
    for wanted in {answer.answer for answer in answers}:
        shown = page(client_of("viewer"), f"{ACTS}?answer={wanted}")
        for answer in answers:
            assert (act_key(MODEL, answer.key) in shown) == (answer.answer == wanted)
        assert not NUMBER.search(re.sub(r"acts/[0-9a-f]+", "", shown)), "no ID number is shown"
    assert Entry.objects.filter(action="view", kind="acts").exists()


def test_near_misses_are_lawful_acts(client_of: ClientOf, run: Name, folder: Path) -> None:
    run()
    near = [a for a in read_answers(folder, MODEL) if "too_early" in a.near and a.answer == "lawful"]
    assert sum(tally.near.get("too_early", 0) for tally in Tallied.objects.filter(model=MODEL)) == len(near)
    shown = page(client_of("viewer"), f"{ACTS}?near=too_early")
    assert all(act_key(MODEL, act.key) in shown for act in near)


def test_why_tells_every_part_of_a_lawful_act(client_of: ClientOf, run: Name, folder: Path) -> None:
    run()
    lawful = next(answer for answer in read_answers(folder, MODEL) if answer.answer == "lawful")
    address = f"{ACTS}{act_key(MODEL, lawful.key)}/"
    assert "未见违法" in page(client_of("viewer"), address)
    shown = page(client_of("viewer"), f"{address}proof/")
    for words in ("报请过早", "不成立", "最早可报请日", "上次减刑", "减刑裁定送达"):
        assert words in shown or words == "减刑裁定送达"
    assert not NUMBER.search(shown)
    assert Entry.objects.filter(action="view", kind="act").count() == 1


def test_without_the_runs_batches_it_is_said(client_of: ClientOf, run: Name, folder: Path, data: Workspace) -> None:
    run()
    act = next(read_answers(folder, MODEL))
    for batch in list_batches(data):
        delete_batch(data, batch.id)
    shown = page(client_of("viewer"), f"{ACTS}{act_key(MODEL, act.key)}/proof/")
    assert "已删除，不能重新推算" in shown


def test_an_act_outside_ones_scope_is_not_there(
    client_of: ClientOf, person: Callable[..., User], office: Office, run: Name, folder: Path
) -> None:
    run()
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    mine = Tallied.objects.filter(model=MODEL).order_by("institution__name")[0].institution
    Institution.objects.filter(pk=mine.pk).update(office=below)
    person("prosecutor", "resident", below)
    client = client_of("prosecutor", "resident")
    inside = next(a for a in read_answers(folder, MODEL) if a.unit == mine.name)
    outside = next(a for a in read_answers(folder, MODEL) if a.unit != mine.name)
    assert client.get(f"{ACTS}{act_key(MODEL, inside.key)}/").status_code == 200
    for end in ("", "proof/"):
        assert client.get(f"{ACTS}{act_key(MODEL, outside.key)}/{end}").status_code == 404
    assert act_key(MODEL, outside.key) not in page(client, ACTS)
    assert client.get(f"{ACTS}?unit={outside.unit}").status_code == 404


@pytest.mark.parametrize("query", ["answer=<script>", "unit=none", "run=none"])
def test_what_is_not_there_is_not_found(client_of: ClientOf, run: Name, query: str) -> None:
    run()
    assert client_of("viewer").get(f"{ACTS}?{query}").status_code == 404


def test_versions_stand_beside_each_other(client_of: ClientOf, run: Name) -> None:
    shown = page(client_of("viewer"), f"/models/{MODEL}/versions/?run={run()}")
    assert "判断的规则相同" in shown
    assert client_of("viewer").get(f"/models/{MODEL}/versions/?run=none").status_code == 404

"""The queue of long work: taken once, taken up again when its holder died, given up in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.jobs.doing import Doing
from jianheng.desk.jobs.kinds import KINDS, Refused, Step, register
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import MOST_ATTEMPTS, SILENCE, ask_for, ask_to_cancel, release_of_the_dead, take_next

Person = Callable[..., User]
Options = dict[str, object]


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[Options, str, Step], Options]], None]]:
    """Makes a function known as the kind `test`."""

    def keep(work: Callable[[Options, str, Step], Options]) -> None:
        register("test", "试", "test")(work)

    yield keep
    KINDS.pop("test", None)


def do(job: Job) -> Job:
    taken = take_next("here:1")
    assert taken is not None
    assert taken.pk == job.pk
    Doing(str(job.pk), "here:1").do()
    job.refresh_from_db()
    return job


def test_work_is_taken_once_and_in_order(person: Person) -> None:
    first = ask_for("test", "甲", {}, person("prosecutor"))
    second = ask_for("test", "乙", {}, person("prosecutor"))
    taken = [take_next("here:1"), take_next("there:2"), take_next("here:1")]
    assert [job and job.pk for job in taken] == [first.pk, second.pk, None]


def test_work_is_done_and_its_result_kept(person: Person, kind: Callable[..., None]) -> None:
    kind(lambda options, by, _: {"zh": f"{by} 的 {options['n']}", "en": "done"})
    job = do(ask_for("test", "甲", {"n": 3}, person("prosecutor")))
    assert (job.state, job.result["zh"]) == (Job.DONE, "prosecutor 的 3")


def test_what_cannot_be_worked_on_is_said(person: Person, kind: Callable[..., None]) -> None:
    def refuse(options: Options, by: str, step: Step) -> Options:
        raise Refused("第 3 行不是日期。改法：写成 2026-01-02", "row 3 is no date")

    kind(refuse)
    job = do(ask_for("test", "甲", {}, person("prosecutor")))
    assert job.state == Job.FAILED
    assert "第 3 行" in job.error_zh


def test_a_silent_holder_loses_its_work(person: Person) -> None:
    job = ask_for("test", "甲", {}, person("prosecutor"))
    assert take_next("dead:1") is not None
    assert take_next("alive:2") is None
    Job.objects.update(beat=timezone.now() - SILENCE - timedelta(seconds=1))
    again = take_next("alive:2")
    assert again is not None
    assert (again.pk, again.attempts) == (job.pk, 2)
    # The holder that was taken for dead and comes back has nothing more to say.
    with pytest.raises(Job.DoesNotExist):
        Doing(str(job.pk), "dead:1")


def test_work_that_kills_every_process_is_given_up(person: Person) -> None:
    job = ask_for("test", "甲", {}, person("prosecutor"))
    for _ in range(MOST_ATTEMPTS):
        assert take_next("here:1") is not None
        release_of_the_dead("here:", lambda _: False)
    assert take_next("here:1") is None
    job.refresh_from_db()
    assert job.state == Job.FAILED
    assert "中途消失" in job.error_zh


def test_waiting_work_is_called_off_at_once(person: Person) -> None:
    job = ask_for("test", "甲", {}, person("prosecutor"))
    ask_to_cancel(job, person("prosecutor"))
    job.refresh_from_db()
    assert job.state == Job.CANCELLED
    assert take_next("here:1") is None


def test_running_work_is_called_off_at_its_next_step(person: Person, kind: Callable[..., None]) -> None:
    job = ask_for("test", "甲", {}, person("prosecutor"))
    gone_on = []

    def work(options: Options, by: str, step: Step) -> Options:
        ask_to_cancel(job, person("prosecutor"))
        step("第一步", "first step", 1, 2)
        gone_on.append(True)
        return {}

    kind(work)
    assert do(job).state == Job.CANCELLED
    assert not gone_on


def test_what_a_living_worker_holds_is_left_to_it(person: Person) -> None:
    ask_for("test", "甲", {}, person("prosecutor"))
    assert take_next("here:7") is not None
    assert release_of_the_dead("here:", lambda number: number == 7) == 0
    assert release_of_the_dead("there:", lambda _: False) == 0
    assert release_of_the_dead("here:", lambda _: False) == 1

"""Runs that were made on the command line are noticed."""

from __future__ import annotations

from pathlib import Path

from jianheng.desk.jobs.models import Job
from jianheng.desk.runs.arrived import failed, notice
from jianheng.desk.runs.work import RUN, TAKE_UP, take_up_run


def test_a_run_is_asked_for_once_and_no_more_when_it_is_known(folder: Path) -> None:
    assert notice() == [folder.name]
    assert notice() == [folder.name]
    job = Job.objects.get()
    assert (job.kind, job.options, job.by) == (TAKE_UP, {"run": folder.name}, None)
    take_up_run(job.options, "", lambda *_: None)
    assert notice() == []


def test_a_run_that_a_job_is_making_is_left_to_it(folder: Path) -> None:
    Job.objects.create(kind=RUN, about="全部模型", state=Job.RUNNING)
    assert notice() == [folder.name]
    assert Job.objects.filter(kind=TAKE_UP).count() == 0


def test_what_failed_is_told_and_not_tried_again_and_again(folder: Path) -> None:
    notice()
    Job.objects.update(state=Job.FAILED, error_zh="文件损坏")
    assert notice() == []
    assert [job.error_zh for job in failed()] == ["文件损坏"]

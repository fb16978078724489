"""A clue computed again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.verifying import KIND, ask_to_verify, last_verification, verify_clue
from jianheng.desk.jobs.kinds import Refused
from jianheng.desk.jobs.models import Job

INTERVAL = "commutation/interval-too-short"


def test_nothing_differs_on_the_same_data(found: Callable[[str], Clue]) -> None:
    told = verify_clue({"clue": found(INTERVAL).pk}, "", lambda *_: None)
    assert told["told_zh"] == []
    assert (told["same"], told["stands"]) == (True, True)


def test_the_result_stands_on_the_page(client_of: Callable[..., Client], found: Callable[[str], Clue]) -> None:
    clue, browser = found(INTERVAL), client_of("prosecutor")
    asked = browser.post(f"/clues/{clue.pk}/verify/")
    again = browser.post(f"/clues/{clue.pk}/verify/")
    assert asked.headers["Location"] == again.headers["Location"]
    job = Job.objects.get(kind=KIND)
    job.state, job.ended_at = Job.DONE, job.asked_at
    job.result = {"proof": clue.proof_hash, "same": False, "stands": True, "told_zh": ["批次少了一行"], "more": 0}
    job.save()
    assert last_verification(clue) is not None
    assert "批次少了一行" in browser.get(f"/clues/{clue.pk}/").content.decode()
    clue.proof_hash = "0" * 64
    assert last_verification(clue) is None


def test_a_run_that_is_gone_is_refused_in_words(
    person: Callable[..., object], found: Callable[[str], Clue], taken_up: Path
) -> None:
    clue = found(INTERVAL)
    (taken_up / "runs" / clue.proof_run).rename(taken_up / "elsewhere")
    job = ask_to_verify(clue, person("prosecutor"))
    with pytest.raises(Refused, match="不能读取"):
        verify_clue(dict(job.options), "prosecutor", lambda *_: None)

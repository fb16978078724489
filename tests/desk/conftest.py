"""A workbench for tests: a workspace of its own, offices, people of every role, and a run of a small county."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from jianheng.desk.access.roles import TITLES
from jianheng.desk.accounts.first import make_person
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.models import Clue
from jianheng.desk.jobs.doing import Doing
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import take_next
from jianheng.workspace import Workspace, create_workspace

PASSWORD = "Xiangdang-Chang-7"


@pytest.fixture
def workspace(tmp_path: Path, settings: object, db: None) -> Workspace:
    """An empty workspace that this workbench serves."""
    made = create_workspace(tmp_path / "工作区", "江州市人民检察院")
    (made.root / "desk").mkdir()
    settings.WORKSPACE = made.root
    # The tests do not collect static files, and hash no passwords for their life.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return made


@pytest.fixture
def office(workspace: Workspace) -> Office:
    """The office at the top of the tree."""
    return Office.objects.create(name=workspace.procuratorate)


@pytest.fixture
def person(office: Office) -> Callable[..., User]:
    """Makes a person with a role: `person("prosecutor")`; the same again is the same person."""

    def make(role: str, username: str = "", at: Office | None = None) -> User:
        found = User.objects.filter(username=username or role).first()
        return found or make_person(username or role, str(TITLES[role].zh), role, at or office, PASSWORD)

    return make


@pytest.fixture
def client_of(person: Callable[..., User]) -> Callable[..., Client]:
    """A browser in which a person of a role has signed in: `client_of("prosecutor")`."""

    def signed_in(role: str, username: str = "") -> Client:
        client = Client()
        client.force_login(person(role, username), backend="jianheng.desk.accounts.known.AccountBackend")
        return client

    return signed_in


@pytest.fixture
def clue(office: Office) -> Callable[..., Clue]:
    """Makes a clue of which only what a test needs is told: `clue(institution="江州监狱", grade="serious")`."""

    def make(institution: str = "江州监狱", **fields: object) -> Clue:
        unit, _ = Institution.objects.get_or_create(name=institution, defaults={"office": office})
        number = Clue.objects.count() + 1
        told: dict[str, object] = {
            "fingerprint": f"{number:064x}",
            "section": Clue.CLUE,
            "model": "commutation/interval-too-short",
            "version": "1",
            "area": "commutation",
            "code": "too_early",
            "title_zh": "减刑间隔期不足",
            "title_en": "Interval too short",
            "label_zh": "提请过早",
            "label_en": "Proposed too early",
            "says_zh": "最早可于 2026-10-20 提请；实际于 2026-09-28 提请",
            "says_en": "earliest 2026-10-20; proposed 2026-09-28",
            "person": "周**",
            "day": date(2026, 9, 28),
            "proof_hash": f"{number:064x}",
            "first_run": "2026-11-20-a",
            "last_run": "2026-11-20-a",
            "proof_run": "2026-11-20-a",
            "proof_at": 0,
            "proof_length": 0,
            "found_at": timezone.now(),
            "changed_at": timezone.now(),
        }
        return Clue.objects.create(institution=unit, **{**told, **fields})

    return make


@pytest.fixture
def work() -> Callable[[], list[Job]]:
    """Does what waits, as the worker does; the jobs that were done."""

    def do() -> list[Job]:
        done = []
        while (job := take_next("test:1")) is not None:
            Doing(str(job.pk), "test:1").do()
            job.refresh_from_db()
            done.append(job)
        return done

    return do

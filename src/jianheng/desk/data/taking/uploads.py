"""Uploaded files kept for an intake."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake, Upload
from jianheng.desk.data.taking.names import safe_name
from jianheng.intake.delivery import FILE

MOST_FILES = 500
FOUND = "found.json"


def paths_told(text: str, count: int) -> list[str]:
    """The folders that files lay in, as the page's script tells them; nothing where it tells otherwise.

    Args:
        text: a JSON list of paths, in the order of the files.
        count: how many files came.
    """
    try:
        told = json.loads(text)
    except ValueError:
        return []
    fits = isinstance(told, list) and len(told) == count and all(isinstance(each, str) for each in told)
    return told if fits else []


def receive(user: User, files: Iterable[UploadedFile[bytes]], paths: list[str], unit: str) -> list[Intake]:
    """Keep files that came together: an intake for each folder with a statement of its own, and one for the rest.

    Args:
        user: who brings them.
        files: the files.
        paths: where each lay, if known.
        unit: the unit that delivered them, if told.
    """
    given = [*files]
    names: list[str] = []
    for number, file in enumerate(given):
        names.append(safe_name(paths[number] if paths else file.name or "", names))
    made = []
    for part in _parts(names):
        intake = Intake.objects.create(by=user, unit=unit)
        common = _common(names[number] for number in part)
        for number in part:
            keep(intake, given[number], names[number].removeprefix(common))
        record(user, "upload", "intake", intake.pk, files=len(part))
        made.append(intake)
    return made


def _parts(names: list[str]) -> list[list[int]]:
    """Which files belong together: the files beside or below a `delivery.yaml` are one delivery."""
    stated = sorted((_folder(name) for name in names if name.rsplit("/", 1)[-1] == FILE), key=len, reverse=True)
    if len(stated) <= 1:
        return [[*range(len(names))]]
    parts: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        home = next((folder for folder in stated if name.startswith(folder)), "?")
        parts.setdefault(home, []).append(number)
    return [*parts.values()]


def _folder(name: str) -> str:
    return name[: name.rfind("/") + 1]


def _common(names: Iterable[str]) -> str:
    """The folders that all files share say nothing."""
    folders = [_folder(name).split("/")[:-1] for name in names]
    shared: list[str] = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return "".join(f"{part}/" for part in shared)


def keep(intake: Intake, file: UploadedFile[bytes], name: str) -> Upload:
    """Keep one file of an intake."""
    name = safe_name(name, intake.uploads.values_list("name", flat=True))
    path = intake.files_folder / name
    if not path.resolve().is_relative_to(intake.files_folder.resolve()):
        raise ValueError(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as kept:
        for chunk in file.chunks():
            digest.update(chunk)
            size += len(chunk)
            kept.write(chunk)
    return Upload.objects.create(intake=intake, name=name, sha256=digest.hexdigest(), size=size)


def begin_anew(intake: Intake) -> None:
    """Forget what was recognised: the files have changed."""
    (intake.folder / FOUND).unlink(missing_ok=True)
    intake.looked = intake.columns_done = False
    intake.answers, intake.look_job = {}, None
    intake.save()


def remove(upload: Upload) -> None:
    """Remove one file from an intake that is not taken in yet."""
    upload.path.unlink(missing_ok=True)
    upload.delete()


def drop(user: User, intake: Intake) -> None:
    """Let go of an intake that was not taken in, with its files."""
    folder = intake.folder
    with transaction.atomic():
        record(user, "drop", "intake", intake.pk)
        intake.delete()
    shutil.rmtree(folder, ignore_errors=True)


def copy_for(user: User, old: Intake, reason: str) -> Intake:
    """A new intake of the same files, to take the place of the batch that the old one became."""
    new = Intake.objects.create(
        by=user, unit=old.unit, statement=old.statement, replaces=old.batch, reason=reason, anew=True
    )
    shutil.copytree(old.files_folder, new.files_folder, copy_function=_linked)
    Upload.objects.bulk_create(
        Upload(intake=new, name=each.name, sha256=each.sha256, size=each.size)
        for each in old.uploads.filter(gone=False)
    )
    record(user, "again", "intake", new.pk, of=str(old.pk), replaces=old.batch)
    return new


def _linked(source: str, target: str) -> str:
    """The same bytes need no second place on the disk; the statement, which is written anew, gets a file of its own."""
    if Path(source).name == FILE:
        return str(shutil.copy2(source, target))
    Path(target).hardlink_to(source)
    return target

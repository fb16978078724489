"""Certificates of what was deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import Http404

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.units import Sight
from jianheng.desk.place import workspace


@dataclass(frozen=True)
class Certified:
    """One certificate.

    Args:
        name: its name.
        told: what it says.
    """

    name: str
    told: dict[str, Any]

    @property
    def rows(self) -> int:
        """How many rows were deleted."""
        return sum(self.told.get("tables", {}).values())


def certified(user: User) -> list[Certified]:
    """The certificates that a person sees, the latest first."""
    sight = Sight(user)
    each = (Certified(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in _papers().values())
    seen = [one for one in each if sight.of_unit(one.told.get("unit", ""))]
    return sorted(seen, key=lambda one: str(one.told["deleted_on"]), reverse=True)


def certificate_paper(user: User, name: str) -> Path:
    """A certificate as a Word paper; that it is downloaded goes on record.

    Raises:
        Http404: there is none such, or the person does not see it.
    """
    path = _papers().get(name)
    if path is None or not path.with_suffix(".docx").is_file():
        raise Http404
    if not Sight(user).of_unit(json.loads(path.read_text(encoding="utf-8")).get("unit", "")):
        raise Http404
    record(user, "download", "certificate", name)
    return path.with_suffix(".docx")


def paper_name(name: str) -> str:
    """What the downloaded paper is called."""
    return f"数据销毁证明-{name}.docx"


def _papers() -> dict[str, Path]:
    folder = workspace().deleted
    return {path.stem: path for path in sorted(folder.glob("[!.]*.json"))} if folder.is_dir() else {}

"""Every operation of the API, as it is declared: also those that are made later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from jianheng.desk.access.can import Can
from jianheng.desk.api.api import api
from jianheng.desk.api.needing import Needs

SAMPLES = {"int": "999999", "uuidstr": "00000000-0000-4000-8000-000000000000", "str": "nowhere", "path": "no/where"}


@dataclass(frozen=True)
class Operation:
    """One operation, at an address of things that are not there."""

    name: str
    method: str
    path: str
    auth: list[Any]

    @property
    def needs(self) -> Can | None:
        """What it asks; None for everybody who is signed in."""
        (only,) = self.auth
        assert isinstance(only, Needs)
        return only.can


@pytest.fixture(scope="session")
def operations() -> list[Operation]:
    """Every operation."""
    found = []
    for path, each in api.operations():
        sample = re.sub(r"{(?:(\w+):)?\w+}", lambda match: SAMPLES[match[1] or "str"], path)
        for method in each.methods:
            name = f"{method} /{re.sub(r'{[^}:]+:', '{', path)}"
            found.append(Operation(name, method, f"/api/v1/{sample}", list(each.auth_callbacks)))
    return found

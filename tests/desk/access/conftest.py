"""Every address of the workbench, as its resolver knows it: also of parts that are made later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# The API says for every operation what it needs, and has a matrix of its own.
ELSEWHERE = ("api/",)
SAMPLES = {
    "int": "999999",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "str": "nowhere",
    "slug": "nowhere",
    "path": "nowhere/at-all",
}


@dataclass(frozen=True)
class Page:
    """One address, with ids of things that are not there."""

    name: str
    path: str
    view: Callable[..., Any]

    @property
    def needs(self) -> Any:
        """What it asks of its reader."""
        return getattr(self.view, "needs", None)


def walk(patterns: list[URLPattern | URLResolver], before: str = "", space: str = "") -> Iterator[Page]:
    for one in patterns:
        route = before + str(one.pattern)
        if route.startswith(ELSEWHERE):
            continue
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, route, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            path = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], route)
            yield Page(f"{space}{one.name}", f"/{path}", one.callback)


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    """Every page."""
    return list(walk(get_resolver().url_patterns))

"""Workbooks made by the tests."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Repack = Callable[[Path, dict[str, bytes | None]], Path]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Makes a workbook of one sheet `表` from cells."""

    def make(cells: dict[str, object], name: str = "a.xlsx") -> Path:
        made = openpyxl.Workbook()
        made.active.title = "表"
        for address, value in cells.items():
            made.active[address] = value
            if isinstance(value, str) and value.startswith("#"):
                made.active[address].data_type = "e"
        made.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def repack(tmp_path: Path) -> Repack:
    """Writes a package anew with some parts replaced or left out."""

    def make(path: Path, parts: dict[str, bytes | None]) -> Path:
        new = tmp_path / "repacked.xlsx"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as package:
            for name in old.namelist():
                if name not in parts:
                    package.writestr(name, old.read(name))
            for name, content in parts.items():
                if content is not None:
                    package.writestr(name, content)
        return new

    return make

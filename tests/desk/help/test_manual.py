"""The manual as it is built: links hold, nothing comes from outside, Chinese words are found."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="mkdocs: make setup")


@pytest.fixture(scope="module")
def manual(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, built as `make docs` does; every warning about a link or an anchor is a failure."""
    out = tmp_path_factory.mktemp("manual") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    told = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=repository, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_every_script_of_a_page_is_a_file_of_the_manual(manual: Path) -> None:
    wrong = []
    for page in manual.rglob("*.html"):
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", page.read_text("utf-8"), re.S):
            data = 'type="application/json"' in attributes
            if not data and (body.strip() or "src=" not in attributes or "//" in attributes):
                wrong.append((page.name, attributes, body[:60]))
    assert wrong == []


def test_no_page_loads_anything_from_outside_or_holds_a_handler(manual: Path) -> None:
    wrong = []
    for page in manual.rglob("*.html"):
        text = page.read_text("utf-8")
        wrong += re.findall(r"<(?:img|script|iframe|source)[^>]+src=\"https?:[^\"]+", text)
        wrong += re.findall(r"<link(?![^>]*rel=\"canonical\")[^>]+href=\"https?:[^\"]+", text)
        wrong += re.findall(r"<[a-z]+[^>]*\son[a-z]+=\"", text)
    for sheet in manual.rglob("*.css"):
        wrong += re.findall(r"url\(\"?https?:[^)]+", sheet.read_text("utf-8"))
    assert wrong == []


def test_chinese_words_are_told_apart_in_the_search(manual: Path) -> None:
    index = json.loads((manual / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["pipeline"] == []
    words = {word for entry in index["docs"] for word in entry["text"].split("\u200b")}
    assert {"无法判断", "线索", "表头", "批次"} <= words


def test_what_is_for_those_who_change_the_software_is_not_in_it(manual: Path) -> None:
    assert not (manual / "decisions").exists()
    assert (manual / "guide" / "resident" / "index.html").is_file()

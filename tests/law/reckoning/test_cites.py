"""Every article that the arithmetic names is entered."""

import re
from pathlib import Path

import pytest

import jianheng.law
from jianheng.law import resolve
from jianheng.law.custody import load_rules

LAW = Path(jianheng.law.__file__).parent
FILES = [path for name in ("reckoning", "sentence", "periods", "custody") for path in (LAW / name).glob("*.py")]
CITED = sorted(
    {ref for path in FILES for ref in re.findall(r'"([^\s"#]+#\d[\d.-]*)"', path.read_text(encoding="utf-8"))}
    | {ref for rule in load_rules().events.values() for ref in rule.cite}
)


def test_there_is_something_to_look_at() -> None:
    assert len(CITED) > 20


@pytest.mark.parametrize("ref", CITED)
def test_the_article_is_entered(ref: str) -> None:
    assert resolve(ref)[1]

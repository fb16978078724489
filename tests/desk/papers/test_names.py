"""Names in the document that is served, and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.proof import ProofLost
from jianheng.desk.papers import facts_of, making
from jianheng.desk.papers.models import Item, Paper

MakeClue = Callable[..., Clue]
MakePaper = Callable[..., Paper]


def told(content: bytes) -> str:
    """All words of a Word file."""
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proofs that tell who it is."""
    monkeypatch.setattr(facts_of, "name_in", lambda _: "周小明")


@pytest.mark.usefixtures("named")
def test_names_stand_in_the_full_document_alone(confirmed: MakeClue, approved: MakePaper) -> None:
    paper = approved(clues=[confirmed(person="周**", name_key="k")])
    hidden, full = (told(making.made_bytes(paper, masked=masked)) for masked in (True, False))
    assert ("周小明" in hidden, "周**" in hidden) == (False, True)
    assert ("周小明" in full, "周**" in full) == (True, False)
    assert paper.number in full
    assert not Item.objects.filter(what__contains="周小明").exists()


def test_where_one_way_of_hiding_means_two_people_nobody_is_named_wrongly(
    confirmed: MakeClue, draft: MakePaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = confirmed(person="周**", name_key="a")
    paper = draft(clues=[first])
    other = confirmed(person="周**", name_key="b")
    item = paper.items.get()
    item.grounds.create(clue=other, kind="notice", proof=item.grounds.get().proof)
    monkeypatch.setattr(facts_of, "name_in", lambda clue: "周小明" if clue == first else "周小红")
    assert "周**" in facts_of.facts_of(paper, reveal=True).problems[0].what


def test_without_its_run_there_is_only_the_document_with_names_hidden(
    confirmed: MakeClue, approved: MakePaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(clue: Clue) -> str:
        raise ProofLost("不在", "gone")

    monkeypatch.setattr(facts_of, "name_in", lost)
    paper = approved(clues=[confirmed(person="周**", name_key="k")])
    assert {one.masked for one in paper.made.all()} == {True}

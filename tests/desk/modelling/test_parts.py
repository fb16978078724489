"""The picture, the paragraphs of two versions, and the request for what is lacking."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from jianheng.desk.audit.models import Entry
from jianheng.desk.modelling.able import needed_tables
from jianheng.desk.modelling.picture import picture
from jianheng.desk.modelling.shelf import models
from jianheng.desk.modelling.version_views import paragraphs
from jianheng.desk.modelling.wanted import tables_of_facts
from jianheng.dictionary import load_dictionary
from jianheng.library import model_ids

MODEL = "commutation/interval-too-short"


@pytest.mark.parametrize("name", model_ids())
def test_every_model_has_a_picture_inside_its_frame(name: str) -> None:
    drawn = picture(models()[name])
    for box in drawn.boxes:
        assert box.y >= 0
        assert box.y + box.height <= drawn.height
        assert box.x + box.width <= drawn.width
    columns: dict[int, list[tuple[int, int]]] = {}
    for box in drawn.boxes:
        columns.setdefault(box.x, []).append((box.y, box.y + box.height))
    for spans in columns.values():
        assert all(one[1] < other[0] for one, other in zip(sorted(spans), sorted(spans)[1:], strict=False))
    assert "审查" in drawn.says


def test_a_changed_paragraph_is_marked_where_it_differs() -> None:
    same, changed, gone = paragraphs(
        "**甲**：一。\n\n**乙**：满十年。\n\n**丙**：三。", "**甲**：一。\n\n**乙**：满八年。"
    )
    assert not same.differs
    assert changed.before == [("满", False), ("十", True), ("年。", False)]
    assert changed.after == [("满", False), ("八", True), ("年。", False)]
    assert (gone.label, gone.after) == ("丙", [])


def test_a_table_that_is_here_is_not_lacking() -> None:
    model, dictionary = models()[MODEL], load_dictionary()
    needed = {each.table: each for each in needed_tables(model, {"commutation_ruling": 3}, dictionary)}
    assert needed["commutation_ruling"].rows == 3
    assert needed["commutation_ruling"].stops
    assert not needed["judgment_person"].stops


def test_a_fact_of_a_derived_table_is_asked_for_where_it_comes_from() -> None:
    model, dictionary = models()[MODEL], load_dictionary()
    tables = tables_of_facts(model, ["previous.served_on"], dictionary)
    assert tables
    assert not any(dictionary.tables[name].derived for name in tables)


def test_the_request_asks_for_what_is_lacking_alone(client_of: Callable[..., Client], office: object) -> None:
    answer = client_of("viewer").get(f"/models/{MODEL}/request/?table=judgment_person")
    assert answer.status_code == 200
    book = load_workbook(BytesIO(answer.content))
    text = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert "被告人判决结果" in text
    assert "减刑裁定送达" not in text
    assert Entry.objects.get(action="download").about == MODEL
    assert client_of("viewer").get(f"/models/{MODEL}/request/?table=none").status_code == 404

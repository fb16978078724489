"""The request for the data that one model lacks here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from jianheng.chain.made_of import MADE_OF
from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import root_office
from jianheng.desk.audit.record import record
from jianheng.desk.modelling.shelf import model_of, words_of
from jianheng.desk.words import lang, say
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.language.population import tables_read
from jianheng.language.tree import Model
from jianheng.requests import NothingToAskError, Request, Terms, build_request, write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Can.MODEL_READ)
def request_data(request: HttpRequest, model: str) -> HttpResponse:
    """A workbook that asks for the tables that are named in the address, or for all that the model reads."""
    found = model_of(model)
    tables = frozenset(request.GET.getlist("table"))
    try:
        made = request_for(found, tables, load_dictionary())
    except NothingToAskError as error:
        raise Http404 from error
    record(reader(request), "download", "data request", found.id, tables=sorted(tables))
    name = say(f"调取数据清单-{words_of(found.title)}", f"data request - {words_of(found.title)}")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "request.xlsx"
        write_workbook(made, path, lang())
        answer = HttpResponse(path.read_bytes(), content_type=XLSX)
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx") or "attachment"
    return answer


def request_for(model: Model, tables: frozenset[str], dictionary: Dictionary) -> Request:
    """What to ask for so that a model can answer.

    Args:
        model: the model.
        tables: the tables that are lacking; all that the model reads if empty.
        dictionary: the dictionary.

    Raises:
        NothingToAskError: the model reads none of them.
    """
    made = build_request([model], dictionary, terms=Terms(office=root_office().name))
    if not tables:
        return made
    kept = (
        replace(letter, tables=tuple(each for each in letter.tables if each.table.name in tables))
        for letter in made.letters
    )
    letters = tuple(letter for letter in kept if letter.tables)
    if not letters:
        raise NothingToAskError("模型不读这些表 / the model reads none of these tables")
    return replace(made, letters=letters)


def tables_of_facts(model: Model, leaves: Iterable[str], dictionary: Dictionary) -> list[str]:
    """The delivered tables in which some facts of a model would stand.

    Args:
        model: the model.
        leaves: the facts, as answers name them.
        dictionary: the dictionary.
    """
    items = {item.name: item.table for item in model.items}
    named = [items.get(leaf.partition(".")[0], model.table) for leaf in leaves if not leaf.startswith("law.")]
    # A model that examines answers of another reads what that one reads.
    found = [name for name in named if name in dictionary.tables] or sorted(tables_read(model))
    sources = [tuple(MADE_OF[name]) if dictionary.tables[name].derived else (name,) for name in found]
    return list(dict.fromkeys(source for each in sources for source in each))

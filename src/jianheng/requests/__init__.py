"""Requests for data 调取数据清单: whom to ask for what, on which basis, for which models."""

from jianheng.requests.build import NothingToAskError, asked_tables, build_request
from jianheng.requests.letter import write_letter
from jianheng.requests.request import AskedField, AskedTable, Letter, Request, Terms
from jianheng.requests.workbook import write_workbook

__all__ = [
    "AskedField",
    "AskedTable",
    "Letter",
    "NothingToAskError",
    "Request",
    "Terms",
    "asked_tables",
    "build_request",
    "write_letter",
    "write_workbook",
]

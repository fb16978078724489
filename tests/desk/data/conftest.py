"""Files as institutions send them."""

from __future__ import annotations

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from jianheng.desk.data.models import Intake

SCRIPT = "<script>alert(1)</script>"
STATEMENT = {
    "unit": "江州监狱",
    "tables": ["assignment"],
    "whole_history": "yes",
    "until_on": "2026.10.31",
    "complete": "all",
    "export_day": "2026-11-12",
    "purpose": "刑事执行法律监督",
    "legal_basis": "人民检察院组织法第二十一条",
    "delete_after": "2027-11-12",
}
ROWS = [
    ["江州监狱监房调动台账", None, None, None, None, None],
    ["罪犯编号", "姓名", "公民身份号码", "监区", "调入日期", f"备注{SCRIPT}"],
    ["ZX10001", "周某某", "110101199001011237", f"一监区{SCRIPT}", "2026-01-05", "a"],
    ["ZX10002", "何某某", "110101199001011237", "二监区", "2026-13-05", "b"],
    ["ZX10003", "许某某", "110101199001011237", "二监区", "2026-02-07", f"{SCRIPT}"],
    ["合计3人", None, None, None, None, None],
]


def book(rows: list[list[object]] = ROWS, title: str = "调动", name: str = "台账.xlsx") -> SimpleUploadedFile:
    """A workbook of one sheet, as an upload."""
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def answered(client: Client, intake: Intake, chosen: dict[str, str]) -> None:
    """Confirm every table: what is open is answered by heading, or not used."""
    while True:
        intake.refresh_from_db()
        if intake.columns_done:
            return
        response = client.get(f"/data/in/{intake.pk}/columns/")
        page = response.content.decode()
        form: dict[str, object] = {"act": "save", "tables": re.findall(r'name="tables" value="(\w+)" checked', page)}
        for row in response.context["rows"]:
            heading = row.column.heading
            form[f"to-{row.number}"] = chosen.get(heading, row.answer.to or "-")
        form["lack"] = [lack.target for lack in response.context["lacks"]]
        client.post(f"/data/in/{intake.pk}/columns/?t={response.context['at']}", form)

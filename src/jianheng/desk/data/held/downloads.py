"""Files of batches for downloading: originals with a reason, certificates, problems for the unit to mend."""

from __future__ import annotations

import io
import json

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.batch_views import show
from jianheng.desk.data.held.originals import originals_of
from jianheng.desk.data.held.problems import Asked, listed
from jianheng.desk.data.held.problems_xlsx import write_problems
from jianheng.desk.data.held.standing import one_of
from jianheng.desk.data.units import Sight
from jianheng.desk.place import workspace
from jianheng.desk.words import lang, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Can.DATA_ADD)
@require_POST
def original(request: HttpRequest, batch: str, number: int) -> HttpResponseBase:
    """A file as it was delivered; a reason is asked for and logged."""
    held = one_of(reader(request), batch)
    reason = request.POST.get("reason", "").strip()
    files = originals_of(held.batch)
    path = files[number].path if number < len(files) else None
    if path is None:
        raise Http404
    if not reason:
        return show(request, held, say("请写明为什么要下载原件。", "Say why the original is needed."), "original")
    record(reader(request), "download", "original", batch, file=number, reason=reason)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/octet-stream"
    )


@needs(Can.DATA_READ)
@require_GET
def problems_xlsx(request: HttpRequest, batch: str) -> HttpResponseBase:
    """The problems of a batch as a workbook for the unit that delivered it."""
    held = one_of(reader(request), batch)
    found = listed(held.batch, Asked.of(request.GET))
    book = io.BytesIO()
    write_problems(found, held.unit, book, lang())
    book.seek(0)
    record(reader(request), "export", "problems", batch, count=len(found))
    return FileResponse(
        book, as_attachment=True, filename=f"{batch}-{say('要看的单元格', 'problems')}.xlsx", content_type=XLSX
    )


@needs(Can.DATA_READ)
@require_GET
def certificates(request: HttpRequest) -> HttpResponse:
    """The certificates of what was deleted."""
    sight = Sight(reader(request))
    found = []
    for path in sorted(workspace().deleted.glob("[!.]*.json")) if workspace().deleted.is_dir() else []:
        told = json.loads(path.read_text(encoding="utf-8"))
        if sight.of_unit(told.get("unit", "")):
            found.append({"name": path.stem, "told": told, "rows": sum(told.get("tables", {}).values())})
    found.sort(key=lambda each: str(each["told"]["deleted_on"]), reverse=True)
    return render(request, "data/certificates.html", {"found": found})


@needs(Can.DATA_READ)
@require_GET
def certificate(request: HttpRequest, name: str) -> HttpResponseBase:
    """One certificate as a Word paper."""
    known = {path.stem: path for path in workspace().deleted.glob("*.json") if path.name[0] != "."}
    path = known.get(name)
    if path is None or not path.with_suffix(".docx").is_file():
        raise Http404
    told = json.loads(path.read_text(encoding="utf-8"))
    if not Sight(reader(request)).of_unit(told.get("unit", "")):
        raise Http404
    record(reader(request), "download", "certificate", name)
    return FileResponse(path.with_suffix(".docx").open("rb"), as_attachment=True, filename=f"数据销毁证明-{name}.docx")

"""Files of batches for downloading: originals with a reason, certificates, problems for the unit to mend."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.held.batch_views import show
from jianheng.desk.data.held.certificates import certificate_paper, certified, paper_name
from jianheng.desk.data.held.originals import taken_original
from jianheng.desk.data.held.problems import Asked
from jianheng.desk.data.held.problems_xlsx import book_name, problems_book
from jianheng.desk.data.held.standing import one_of
from jianheng.desk.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Can.DATA_ADD)
@require_POST
def original(request: HttpRequest, batch: str, number: int) -> HttpResponseBase:
    """A file as it was delivered; a reason is asked for and logged."""
    held = one_of(reader(request), batch)
    try:
        path = taken_original(reader(request), held.batch, number, request.POST.get("reason", "").strip())
    except Refused as refused:
        return show(request, held, say(refused.zh, refused.en), "original")
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/octet-stream"
    )


@needs(Can.DATA_READ)
@require_GET
def problems_xlsx(request: HttpRequest, batch: str) -> HttpResponseBase:
    """The problems of a batch as a workbook for the unit that delivered it."""
    held = one_of(reader(request), batch)
    book = io.BytesIO(problems_book(reader(request), held, Asked.of(request.GET)))
    return FileResponse(book, as_attachment=True, filename=book_name(held), content_type=XLSX)


@needs(Can.DATA_READ)
@require_GET
def certificates(request: HttpRequest) -> HttpResponse:
    """The certificates of what was deleted."""
    return render(request, "data/certificates.html", {"found": certified(reader(request))})


@needs(Can.DATA_READ)
@require_GET
def certificate(request: HttpRequest, name: str) -> HttpResponseBase:
    """One certificate as a Word paper."""
    path = certificate_paper(reader(request), name)
    return FileResponse(path.open("rb"), as_attachment=True, filename=paper_name(name))

"""The form for taking figures out of the workbench, and the file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import file_answer
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.exporting import WHY_LIMIT
from jianheng.desk.statistics.asked import asked_of
from jianheng.desk.statistics.export.report import PARTS
from jianheng.desk.statistics.export.taking import take_out
from jianheng.desk.statistics.figures_page import in_words, page_of
from jianheng.desk.words import Words, say

FORMATS = {
    "docx": Words("Word 文档", "Word document"),
    "xlsx": Words("Excel 工作簿", "Excel workbook"),
    "png": Words("图片（PNG）", "Picture (PNG)"),
}


@needs(Can.STATISTICS_EXPORT)
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """The form, and the file."""
    user = reader(request)
    query = QueryDict(request.POST.get("query", "")) if request.method == "POST" else request.GET
    asked, told = asked_of(query), ""
    parts = request.POST.getlist("part") if request.method == "POST" else list(PARTS)
    form = request.POST.get("format", "docx")
    if request.method == "POST":
        try:
            taken = take_out(user, asked, parts, request.POST.get("why", ""), form)
            return file_answer(taken.content, taken.name, taken.kind)
        except NotAllowed as refused:
            told = say(refused.zh, refused.en)
    context = {
        **page_of("export", asked, user),
        "told": told,
        "parts": [(name, part.title, name in parts) for name, part in PARTS.items()],
        "formats": [(name, words, name == form) for name, words in FORMATS.items()],
        "why": request.POST.get("why", ""),
        "why_limit": WHY_LIMIT,
        "in_words": in_words(asked, user),
    }
    return render(request, "statistics/export.html", context, status=409 if told else 200)

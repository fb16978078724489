"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs


@needs(Can.HOME)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader."""
    return render(request, "home/home.html")

"""Help: where to read on, hard words, keys, the tour, and the manual."""

from __future__ import annotations

import mimetypes

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jianheng.desk.access.needs import signed_in
from jianheng.desk.access.reader import reader
from jianheng.desk.help import built
from jianheng.desk.help.chapters import CHAPTERS
from jianheng.desk.help.glossary import address_of, glossary
from jianheng.desk.help.tour import moved, step_of, steps_of

_PAGES = {address_of(page) for page in CHAPTERS.values()}


@signed_in
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What helps with the page from which one came, and everything else."""
    of = request.GET.get("of", "")
    user = reader(request)
    context = {
        "of": of if of in _PAGES else "",
        "built": built.is_built(),
        "steps": steps_of(user),
        "here": step_of(user),
        "some": list(glossary().values())[:8],
        "words": len(glossary()),
    }
    return render(request, "help/help.html", context)


@signed_in
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """All hard words."""
    return render(request, "help/glossary.html", {"terms": glossary().values(), "built": built.is_built()})


@signed_in
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """All keys."""
    return render(request, "help/keys.html")


@signed_in
@require_POST
def tour(request: HttpRequest) -> HttpResponse:
    """Go on in the tour, back, begin or leave it."""
    here = moved(reader(request), request.POST.get("act", ""))
    return redirect(here.url if here else "home:home")


@signed_in
@require_safe
def manual_page(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """A page or a file of the manual, and nothing beside it; where it was not built, how that is done."""
    if not built.is_built():
        return render(request, "help/not_built.html", status=404 if path else 200)
    found = built.file_of(path)
    if found is None:
        raise Http404
    if found.name == built.INDEX and path and not path.endswith("/"):
        # Addresses within a page are told from its folder.
        return redirect("help:manual_page", path=f"{path}/")
    kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    answer = FileResponse(found.open("rb"), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
    answer["Cache-Control"] = "private, max-age=300"
    return answer

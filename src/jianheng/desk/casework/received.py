"""The files that come with an act, and how they are given back."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest

from jianheng.desk.casework.attachments import MOST, Kept, keep, kept_of, path_of
from jianheng.desk.casework.conflict import NotAllowed


def receive(request: HttpRequest, kept: list[Kept]) -> None:
    """Gather the files of a form: those that an earlier, refused sending brought, and the new ones.

    Raises:
        NotAllowed: a file cannot be kept; those before it are in the list.
    """
    tokens = (kept_of(token) for token in request.POST.getlist("kept")[:MOST])
    kept += [one for one in tokens if one is not None]
    for file in request.FILES.getlist("files"):
        if len(kept) >= MOST:
            raise NotAllowed(f"一次最多 {MOST} 个文件。", f"At most {MOST} files at once.")
        kept.append(keep(file))


def given_back(sha256: str, name: str) -> FileResponse:
    """A kept file: always saved, never opened in the browser."""
    answer = FileResponse(
        path_of(sha256).open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "no-store"
    return answer

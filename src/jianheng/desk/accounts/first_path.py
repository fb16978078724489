"""Where somebody begins who has just started the workbench."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlencode

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.setup_code import UsedUpError, draw, use_up
from jianheng.desk.place import desk_folder


def first_path() -> str:
    """The path of the page to open: the first page with a new code where there are no accounts, else the root."""
    if User.objects.exists():
        with suppress(UsedUpError):  # as it should be
            use_up(desk_folder())
        return ""
    return f"setup/?{urlencode({'code': draw(desk_folder())})}"

"""The anchor of the day."""

from __future__ import annotations

from django.utils import timezone

from jianheng.desk.audit.anchors import anchor_of_today
from jianheng.desk.audit.models import Head
from jianheng.desk.place import desk_folder


def keep_todays_anchor() -> bool:
    """Keep the head of the log, once a day.

    Returns:
        Whether it was kept now.
    """
    head = Head.objects.filter(pk=1).first()
    return head is not None and anchor_of_today(desk_folder(), head.number, head.hash, timezone.localdate())

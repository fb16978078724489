"""Who one is."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from jianheng.desk.access.reader import reader
from jianheng.desk.api.needing import SIGNED_IN

router = Router(tags=["me"])


class Me(Schema):
    """The person who is signed in."""

    username: str
    name: str
    office: str | None
    roles: list[str]
    capabilities: list[str]


@router.get("", response=Me, auth=SIGNED_IN, summary="我是谁 who am I")
def me(request: HttpRequest) -> Me:
    """The person who is signed in, with roles and capabilities."""
    user = reader(request)
    return Me(
        username=user.username,
        name=user.shown_name,
        office=user.office.name if user.office else None,
        roles=sorted(user.role_names),
        capabilities=sorted(user.capabilities),
    )

"""Which papers a person sees: those of the institutions in their scope; leads only who may see leads."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.papers.models import Paper


def papers_seen(user: User) -> QuerySet[Paper]:
    """The papers that a person sees; never a lead, whoever asks."""
    if Can.PAPER_READ not in user.capabilities:
        return Paper.objects.none()
    return in_scope(Paper.objects.filter(restricted=False), user)


def leads_seen(user: User) -> QuerySet[Paper]:
    """The leads that a person sees."""
    if Can.LEAD not in user.capabilities:
        return Paper.objects.none()
    return in_scope(Paper.objects.filter(restricted=True), user)


def all_seen(user: User) -> QuerySet[Paper]:
    """Both, for what is asked for by its id."""
    return papers_seen(user) | leads_seen(user)


def paper_seen(user: User, paper_id: int) -> Paper:
    """One paper that a person sees.

    Raises:
        Http404: there is none.
    """
    found = all_seen(user).select_related(
        "institution", "office", "drafted_by", "submitted_by", "approved_by", "instead_of"
    )
    paper = found.filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    return paper


def may(user: User, can: Can, restricted: bool) -> bool:
    """Whether a person may do something with papers.

    Args:
        user: the person.
        can: what an open paper asks for.
        restricted: whether it is a lead: then seeing leads is what counts, and approving asks for both.
    """
    if not restricted:
        return can in user.capabilities
    return Can.LEAD in user.capabilities and (can != Can.PAPER_APPROVE or can in user.capabilities)

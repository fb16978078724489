"""Which institutions' records a person sees."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

from jianheng.desk.accounts.models import Institution, Office, User

Row = TypeVar("Row", bound=Model)


def institutions_of(user: User) -> QuerySet[Institution]:
    """The institutions whose records a person sees: those of their office's subtree, narrowed where they are."""
    if user.office is None:
        return Institution.objects.none()
    below = Institution.objects.filter(office__path__startswith=user.office.path)
    return below.filter(supervisors=user) if user.is_narrowed else below


def sees_everything(user: User) -> bool:
    """Whether nothing is kept from a person; lets the largest lists go without a condition."""
    return user.office is not None and user.office.parent_id is None and not user.is_narrowed


def reach_of(user: User) -> str:
    """A name of what a person sees, alike for all who see the same."""
    if user.office is None:
        return "nothing"
    return f"person {user.pk}" if user.is_narrowed else f"office {user.office.path}"


def in_scope(rows: QuerySet[Row], user: User, field: str = "institution") -> QuerySet[Row]:
    """Keep the rows of the institutions that a person sees.

    Args:
        rows: any rows with an institution.
        user: the person.
        field: name of the field that leads to the institution.
    """
    if sees_everything(user):
        return rows
    # By their ids and not by a query within the query: a database plans far better where it sees which they are.
    return rows.filter(**{f"{field}__in": list(institutions_of(user).values_list("pk", flat=True))})


def root_office() -> Office:
    """The office at the top of the tree, whose workspace this is."""
    return Office.objects.get(parent=None)

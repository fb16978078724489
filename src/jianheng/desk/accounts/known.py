"""Accounts of the workbench: who signs in with its own password, and who comes back with a session."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef

from jianheng.desk.accounts.models import User


class AccountBackend(ModelBackend):
    """Lets in who has an account, by the workbench's own password.

    Every page asks who reads it: the office and whether they see some institutions only come with the person, in one
    question to the database instead of three.
    """

    def get_user(self, user_id: int) -> User | None:
        """The person of a session; none once the account is shut.

        Args:
            user_id: id of the account.
        """
        narrowed = Exists(User.institutions.through.objects.filter(user_id=OuterRef("pk")))
        person = User.objects.select_related("office").annotate(narrowed=narrowed).filter(pk=user_id).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.is_narrowed = person.narrowed
        return person

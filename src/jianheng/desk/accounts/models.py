"""Offices, people, their roles, and the institutions that they supervise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.access.roles import ROLE_CAN, TITLES

PASSWORD_AGE = timedelta(days=90)
NUMBERS_LENGTH = 20


class Office(models.Model):
    """A procuratorate; the tree of them is the tree of jurisdiction.

    `path` lists the ids from the root down, as in `/1/4/`, so that a subtree is a prefix.
    """

    NONE, SERIOUS, ALL = "none", "serious", "all"

    name = models.CharField(max_length=80, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    path = models.CharField(max_length=200, db_index=True, default="", editable=False)
    four_eyes = models.CharField(max_length=8, default=NONE)  # whose conclusions a second person must confirm
    # What its documents' numbers begin with, if it says so.
    numbers_as = models.CharField(max_length=NUMBERS_LENGTH, default="")

    @property
    def begins_numbers(self) -> str:
        """What numbers of its documents begin with.

        >>> Office(name="江州市人民检察院").begins_numbers
        '江州市检'
        >>> Office(name="江州市人民检察院", numbers_as="江检").begins_numbers
        '江检'
        """
        whole = "人民检察院"
        own = f"{self.name.removesuffix(whole)}检" if self.name.endswith(whole) else self.name
        return self.numbers_as or own

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and keep the path."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            super().save(update_fields=["path"])

    def __str__(self) -> str:
        return self.name


class Institution(models.Model):
    """A body whose duties are examined, and the office that supervises it."""

    name = models.CharField(max_length=200, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="institutions")

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person with an account.

    `institutions` narrows what they see to these; empty, they see all that their office and those below supervise.
    `password_set_at` is empty where somebody else chose the password. `session_turn` is part of what a session must
    match, so that adding one ends every session of the person. `acted_at` is when they last did something to a clue.
    """

    name = models.CharField(max_length=40, blank=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    institutions = models.ManyToManyField(Institution, blank=True, related_name="supervisors")
    password_set_at = models.DateTimeField(null=True, blank=True)
    density = models.CharField(max_length=8, default="compact")
    theme = models.CharField(max_length=8, default="light")
    single_keys = models.BooleanField(default=True)
    tour = models.CharField(max_length=16, default="")  # the step at which a tour of the pages stands; empty: none
    session_turn = models.PositiveIntegerField(default=0)
    acted_at = models.DateTimeField(null=True, blank=True)

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The roles this person holds."""
        return frozenset(grant.role for grant in self.grants.all())

    @cached_property
    def capabilities(self) -> frozenset[Can]:
        """What this person can do."""
        return frozenset[Can]().union(*(ROLE_CAN[role] for role in self.role_names if role in ROLE_CAN))

    @cached_property
    def is_narrowed(self) -> bool:
        """Whether they see some of their office's institutions only."""
        return bool(self.institutions.exists())

    @property
    def password_is_due(self) -> bool:
        """Whether the password must be changed before anything else: chosen by somebody else, or too old."""
        if not self.has_usable_password():
            return False
        return self.password_set_at is None or self.password_set_at < timezone.now() - PASSWORD_AGE

    def get_session_auth_hash(self) -> str:
        """What a session must match to stand."""
        return f"{super().get_session_auth_hash()}:{self.session_turn}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under keys that were used before."""
        for kept in super().get_session_auth_fallback_hash():
            yield f"{kept}:{self.session_turn}"

    @property
    def shown_name(self) -> str:
        """What others read."""
        return self.name or self.username

    @property
    def role_titles(self) -> str:
        """The roles in words."""
        return "、".join(str(title) for role, title in TITLES.items() if role in self.role_names)


class Grant(models.Model):
    """A role of a person, by whom and when it was given."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=[(role, role) for role in TITLES])
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One role once."""

        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_grant_a_role")]

    @property
    def title(self) -> str:
        """The role in words."""
        return str(TITLES[self.role])

"""The rules for passwords, in both languages, and passwords that are drawn."""

from __future__ import annotations

import re
import secrets

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from jianheng.desk.words import say

KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z\d\s]")
WANTED = 3
# Without letters and digits that are taken for one another when read out.
SMALL, CAPITALS, DIGITS = "abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"


def first_password() -> str:
    """A password to be handed over once and changed at the first sign-in, as in `kmTq-7xRe-P4wz`."""
    drawn = [secrets.choice(SMALL + CAPITALS + DIGITS) for _ in range(9)]
    drawn += [secrets.choice(kind) for kind in (SMALL, CAPITALS, DIGITS)]
    secrets.SystemRandom().shuffle(drawn)
    return "-".join("".join(drawn[at : at + 4]) for at in (0, 4, 8))


class LongEnough(MinimumLengthValidator):
    """A password has so many characters at least."""

    def get_error_message(self) -> str:
        """The rule in words."""
        n = self.min_length
        return say(f"密码至少 {n} 位。", f"A password has at least {n} characters.")


class UnlikeNames(UserAttributeSimilarityValidator):
    """A password is not made of the person's own names."""

    def get_error_message(self) -> str:
        """The rule in words."""
        return say("密码与姓名或用户名太接近。", "The password is too much like the name or the user name.")


class Uncommon(CommonPasswordValidator):
    """A password is none of those that everybody tries first."""

    def get_error_message(self) -> str:
        """The rule in words."""
        return say("这个密码太常见。", "This password is too common.")


class ThreeKinds:
    """A password mixes at least three of small letters, capitals, digits and signs (GB/T 22239 等级保护)."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a password that mixes too little.

        Raises:
            ValidationError: fewer than three kinds.
        """
        if sum(bool(re.search(kind, password)) for kind in KINDS) < WANTED:
            raise ValidationError(self.get_help_text(), code="too_few_kinds")

    def get_help_text(self) -> str:
        """The rule in words."""
        return say(
            "密码要含大写字母、小写字母、数字、符号中的至少三种。",
            "Mix at least three of capitals, small letters, digits and signs.",
        )

"""The rule for passwords beyond Django's own."""

from __future__ import annotations

import re
import secrets

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


class ThreeKindsValidator:
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

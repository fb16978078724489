"""Whose row it is: ID numbers, person keys, and what links one key to another."""

from jianheng.identity.id_number import IdNumber, IdNumberError, check_character, read_id_number
from jianheng.identity.person_key import DOCUMENT_PREFIX, ID_PREFIX, NUMBER_PREFIX, Origin, person_key

__all__ = [
    "DOCUMENT_PREFIX",
    "ID_PREFIX",
    "NUMBER_PREFIX",
    "IdNumber",
    "IdNumberError",
    "Origin",
    "check_character",
    "person_key",
    "read_id_number",
]

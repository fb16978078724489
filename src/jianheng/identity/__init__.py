"""Whose row it is: ID numbers, person keys, and what links one key to another."""

from jianheng.identity.id_number import IdNumber, IdNumberError, check_character, read_id_number
from jianheng.identity.near_ids import digits_were_lost, possible_ids
from jianheng.identity.person_key import DOCUMENT_PREFIX, ID_PREFIX, NUMBER_PREFIX, Origin, person_key

__all__ = [
    "DOCUMENT_PREFIX",
    "ID_PREFIX",
    "NUMBER_PREFIX",
    "IdNumber",
    "IdNumberError",
    "Origin",
    "check_character",
    "digits_were_lost",
    "person_key",
    "possible_ids",
    "read_id_number",
]

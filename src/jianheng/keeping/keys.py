"""The workbench's keys in a backup: locked with a passphrase.

Scrypt makes the passphrase slow to guess, AES-256-GCM locks and seals; both from the library `cryptography`.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

PATH = "keys.json"  # beside the manifest, outside of the workspace's files
SHORTEST = 12
_N, _R, _P, _LENGTH = 2**15, 8, 1, 32
_MOST_N = 2**20


class WrongPassphraseError(Exception):
    """The passphrase does not open it, or it was changed."""


def lock(keys: Mapping[str, str], passphrase: str) -> str:
    """Lock keys.

    Args:
        keys: text by name of its file.
        passphrase: what opens it again.

    Returns:
        JSON with all that opening needs but the passphrase.
    """
    salt, nonce = os.urandom(16), os.urandom(12)
    locked = AESGCM(_derived(passphrase, salt, _N, _R, _P)).encrypt(nonce, json.dumps(dict(keys)).encode(), None)
    told = {"kdf": "scrypt", "n": _N, "r": _R, "p": _P, "cipher": "AES-256-GCM"}
    sealed = {"salt": salt, "nonce": nonce, "locked": locked}
    return json.dumps(told | {name: base64.b64encode(value).decode() for name, value in sealed.items()}, indent=1)


def unlock(text: str, passphrase: str) -> dict[str, str]:
    """Open what was locked.

    Args:
        text: as `lock` wrote it.
        passphrase: the same as then.

    Raises:
        WrongPassphraseError: it does not open.
    """
    try:
        told = json.loads(text)
        salt, nonce, locked = (base64.b64decode(told[name]) for name in ("salt", "nonce", "locked"))
        n, r, p = (int(told[name]) for name in ("n", "r", "p"))
        if n > _MOST_N or r > _R or p > _P:
            raise WrongPassphraseError
        opened = AESGCM(_derived(passphrase, salt, n, r, p)).decrypt(nonce, locked, None)
        return {str(name): str(value) for name, value in json.loads(opened).items()}
    except (ValueError, KeyError, TypeError, InvalidTag) as error:
        raise WrongPassphraseError from error


def _derived(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return Scrypt(salt=salt, length=_LENGTH, n=n, r=r, p=p).derive(passphrase.encode())

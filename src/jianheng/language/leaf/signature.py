"""Ed25519 signatures over the canonical leaf, held against the authors whom an office trusts."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from jianheng.language.canonical import canonical_json
from jianheng.language.problem import Problem
from jianheng.language.tree import Model, Node

SEAL = "jianheng-sql-1\n"


def canonical_leaf(leaf: Node) -> bytes:
    """What is signed: author, query and columns with their types."""
    told = {"author": leaf.text("author"), "code": leaf.text("code"), "columns": json.loads(leaf.text("columns"))}
    return (SEAL + canonical_json(told)).encode()


def sign_leaf(leaf: Node, key: Ed25519PrivateKey) -> str:
    """The signature to write into the model, in base64."""
    return base64.b64encode(key.sign(canonical_leaf(leaf))).decode()


def untrusted_leaves(model: Model, authors: Mapping[str, bytes]) -> list[Problem]:
    """Leaves whose author is not trusted here, or that are not as their author signed them (E19).

    Args:
        model: a model as read.
        authors: public keys in PEM by author.
    """
    found = []
    for let in model.lets:
        said = _distrust(let.value, authors) if let.value.op == "sql" else None
        if said is not None:
            found.append(Problem("E19", model.place(f"let.{let.name}"), let.value.text("author"), *said))
    return found


def _distrust(leaf: Node, authors: Mapping[str, bytes]) -> tuple[str, str, str] | None:
    author = leaf.text("author")
    if author not in authors:
        return (
            "本单位没有信任这位 SQL 作者",
            "this office does not trust the author of the query",
            "核对后把作者的公钥放进工作区的 authors/作者.pem",
        )
    try:
        key = load_pem_public_key(authors[author])
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PublicKey):
        return ("作者的公钥不是 Ed25519 公钥", "the author's key is no Ed25519 public key", "换成作者给出的 PEM 公钥")
    try:
        key.verify(base64.b64decode(leaf.text("signature"), validate=True), canonical_leaf(leaf))
    except (InvalidSignature, binascii.Error):
        return (
            "SQL 与作者签名时不同",
            "the query is not as its author signed it",
            "取回作者签名的原文，或者请作者重新签名",
        )
    return None

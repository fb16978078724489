"""`jianheng sign` gives the signature that the workspace of a trusting office accepts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from jianheng.dictionary import load_dictionary
from jianheng.language.leaf import untrusted_leaves
from jianheng.language.read import load_model
from jianheng.law import load_tables
from jianheng.workspace import create_workspace

Command = Callable[..., Result]
MODEL = """\
id: commutation/busy-days
title: {zh: 同日裁定过多, en: Many rulings a day}
point: {zh: 审理, en: Hearing}
unit: court
holder: court
direction: leniency
basis: [减刑规定2016#6.3]
kind: prompt
examine: commutation_ruling
params: {many: {type: int, value: 50}}
let:
  day:
    sql: SELECT row_id, count(*) OVER (PARTITION BY court, ruled_on) AS n FROM v_commutation_ruling
    columns: {n: int}
    author: 甲院
    signature: SIGNATURE
note: {many: day.n > param.many}
"""


def secret(path: Path, key: Ed25519PrivateKey | X25519PrivateKey) -> Path:
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


def test_a_signature_is_accepted_where_the_author_is_trusted(jianheng: Command, tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    path = tmp_path / "busy-days.yaml"
    path.write_text(MODEL, encoding="utf-8")
    result = jianheng("sign", path, "--key", secret(tmp_path / "key.pem", key))
    assert result.exit_code == 0, result.output
    signature = result.stdout.split("signature: ")[1].strip()
    path.write_text(MODEL.replace("SIGNATURE", signature), encoding="utf-8")
    workspace = create_workspace(tmp_path / "院", "甲院")
    model = load_model(path, load_dictionary(), load_tables())
    assert len(untrusted_leaves(model, workspace.authors)) == 1
    (workspace.root / "authors").mkdir()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (workspace.root / "authors" / "甲院.pem").write_bytes(public)
    assert untrusted_leaves(model, workspace.authors) == []


@pytest.mark.parametrize("content", ["no key", ""])
def test_a_key_that_is_none(jianheng: Command, tmp_path: Path, content: str) -> None:
    (tmp_path / "key.pem").write_text(content, encoding="utf-8")
    result = jianheng("sign", tmp_path / "m.yaml", "--key", tmp_path / "key.pem")
    assert result.exit_code == 2
    assert "不能读取私钥" in result.stderr


def test_a_key_of_another_kind_and_a_model_without_sql(jianheng: Command, tmp_path: Path) -> None:
    other = secret(tmp_path / "other.pem", X25519PrivateKey.generate())
    assert "不是 Ed25519 私钥" in jianheng("sign", tmp_path / "m.yaml", "--key", other).stderr
    path = tmp_path / "m.yaml"
    path.write_text(MODEL[: MODEL.index("let:")] + "note: {many: court == court}\n", encoding="utf-8")
    key = secret(tmp_path / "key.pem", Ed25519PrivateKey.generate())
    assert "没有 SQL" in jianheng("sign", path, "--key", key).stderr

"""`jianheng sign`: an author signs the SQL of a model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from jianheng.cli.output import fail, results
from jianheng.dictionary import load_dictionary
from jianheng.language.leaf import sign_leaf
from jianheng.language.problem import ModelError
from jianheng.language.read import load_model
from jianheng.law import load_tables
from jianheng.library.shelf import load_shelf


def sign(
    model: Annotated[Path, typer.Argument(metavar="模型文件", help="签名处先写任意文字 / with any text as signature")],
    key: Annotated[Path, typer.Option("--key", help="作者的 Ed25519 私钥（PEM）/ the author's private key")],
) -> None:
    """为模型中的 SQL 签名 / sign the SQL of a model."""
    secret = _key(key)
    try:
        read = load_model(model, load_dictionary(), load_tables(), load_shelf())
    except (OSError, ModelError) as error:
        fail(str(error))
    leaves = {let.value.text("code"): let for let in read.lets if let.value.op == "sql"}
    if not leaves:
        fail(f"{model}：没有 SQL。改法：检查文件\nno SQL in it")
    for let in leaves.values():
        results.print(
            f"{let.name}（{let.value.text('author')}）\nsignature: {sign_leaf(let.value, secret)}", markup=False
        )


def _key(path: Path) -> Ed25519PrivateKey:
    try:
        secret = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        fail(f"--key：不能读取私钥 {path}：{error}。改法：给出 PEM 格式、不带口令的 Ed25519 私钥\ncannot read the key")
    if not isinstance(secret, Ed25519PrivateKey):
        fail(f"--key：{path} 不是 Ed25519 私钥。改法：用 openssl genpkey -algorithm ed25519 生成\nno Ed25519 key")
    return secret

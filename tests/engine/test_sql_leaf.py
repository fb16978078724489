"""SQL leaves: what they may read, who must have signed them, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from jianheng.dictionary import Dictionary
from jianheng.engine.explain import explain
from jianheng.language.canonical import logic_hash
from jianheng.language.leaf import sign_leaf, untrusted_leaves
from jianheng.language.population import tables_read
from jianheng.language.problem import ModelError
from jianheng.language.read import read_model
from jianheng.language.tree import Model, Node
from jianheng.language.write import write_model
from jianheng.law import LawTable

KEY, OTHER = Ed25519PrivateKey.from_private_bytes(b"a" * 32), Ed25519PrivateKey.from_private_bytes(b"b" * 32)


def pem(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


AUTHORS = {"甲院": pem(KEY)}
PARTS = """\
examine: deed
let:
  busy:
    sql: >-
      SELECT d.row_id, count(*) AS days, max(v.day) AS last
      FROM v_deed d JOIN v_visit v ON v.unit = d.unit GROUP BY d.row_id
    columns: {days: {type: int, title: {zh: 走访次数, en: visits}}, last: date}
    author: 甲院
    signature: unsigned
unlawful:
  often: {when: busy.days > 1, says: {zh: "{busy.days}", en: "{busy.days}"}}
  late: busy.last > done_on
"""
DEEDS = [{"deed_no": n, "unit": n, "done_on": date(2024, 3, 1)} for n in ("甲", "乙", "丙")]
VISITS = [{"unit": "甲", "day": date(2024, 2, day)} for day in (1, 2, 3)] + [{"unit": "乙", "day": date(2024, 4, 1)}]


@pytest.fixture(scope="session")
def signed(model: Callable[[str], Model]) -> Model:
    return sign(model(PARTS))


def sign(model: Model, key: Ed25519PrivateKey = KEY) -> Model:
    return changed(model, lambda leaf: {"signature": sign_leaf(leaf, key)})


def changed(model: Model, what: Callable[[Node], dict[str, str]]) -> Model:
    def other(leaf: Node) -> Node:
        return replace(leaf, slots=tuple({**dict(leaf.slots), **what(leaf)}.items())) if leaf.op == "sql" else leaf

    return replace(model, lets=tuple(replace(let, value=other(let.value)) for let in model.lets))


def test_what_a_query_reads_is_what_the_model_reads(signed: Model) -> None:
    assert tables_read(signed) == ["deed", "visit"]
    query = "WITH v_own AS (SELECT * FROM v_memo) SELECT row_id FROM v_own"
    assert tables_read(changed(signed, lambda _: {"code": query})) == ["deed", "memo"]


def test_each_column_is_a_value_of_the_row(signed: Model, engine: Any) -> None:
    with engine({"deed": DEEDS, "visit": VISITS}) as session:
        session.authors = AUTHORS
        rows = session.answers(signed).table.to_pylist()
        told = {row["key"]: (row["answer"], row["findings"], row["missing"]) for row in rows}
        (why,) = explain(session, signed, [next(row["row_id"] for row in rows if row["key"] == "甲")])
    assert told == {
        "甲": ("unlawful", ["often"], []),
        "乙": ("unlawful", ["late"], []),
        "丙": ("undetermined", [], ["busy_days: missing", "busy_last: missing"]),
    }
    assert why["findings"][0]["zh"] == "3"
    assert [let["zh"] for let in why["lets"]] == ["走访次数", "“busy_last”"]
    assert "DuckDB 查询的“days”（甲院 签名，不能移植到其他引擎）" in why["lets"][0]["formula_zh"]


def test_two_rows_of_one_act_contradict_each_other(model: Callable[[str], Model], engine: Any) -> None:
    parts = PARTS.replace("count(*) AS days, max(v.day) AS last", "1 AS days, v.day AS last").replace(
        " GROUP BY d.row_id", ""
    )
    with engine({"deed": DEEDS, "visit": VISITS}) as session:
        session.authors = AUTHORS
        answers = session.answers(sign(model(parts))).table.sort_by("key").column("answer").to_pylist()
    assert answers == ["undetermined", "unlawful", "undetermined"]


def test_a_value_that_is_not_of_its_type_is_unknown(model: Callable[[str], Model], engine: Any) -> None:
    parts = PARTS.replace("count(*) AS days", "'many' AS days")
    with engine({"deed": DEEDS[:1], "visit": VISITS}) as session:
        session.authors = AUTHORS
        (row,) = session.answers(sign(model(parts))).table.to_pylist()
    assert row["missing"] == ["busy_days: missing"]


def test_a_signed_leaf_reads_back(signed: Model, sample: Dictionary, law: dict[str, LawTable]) -> None:
    read = read_model(write_model(signed), "written.yaml", sample, law)
    assert read == signed
    assert logic_hash(read) == logic_hash(signed)
    assert untrusted_leaves(read, AUTHORS) == []


REFUSED = {
    "nobody is trusted": (sign, {}, "本单位没有信任这位 SQL 作者"),
    "another author": (sign, {"乙院": pem(KEY)}, "本单位没有信任这位 SQL 作者"),
    "not signed": (lambda model: model, AUTHORS, "SQL 与作者签名时不同"),
    "signed by another key": (lambda model: sign(model, OTHER), AUTHORS, "SQL 与作者签名时不同"),
    "altered query": (
        lambda model: changed(sign(model), lambda leaf: {"code": leaf.text("code").replace("count", "sum")}),
        AUTHORS,
        "SQL 与作者签名时不同",
    ),
    "altered type": (
        lambda model: changed(sign(model), lambda leaf: {"columns": leaf.text("columns").replace("int", "text")}),
        AUTHORS,
        "SQL 与作者签名时不同",
    ),
    "not a key": (sign, {"甲院": b"key"}, "作者的公钥不是 Ed25519 公钥"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_signed_by_someone_trusted_never_runs(
    model: Callable[[str], Model], engine: Any, name: str
) -> None:
    make, authors, words = REFUSED[name]
    with engine({"deed": DEEDS, "visit": VISITS}) as session:
        session.authors = authors
        for run in (session.answers, lambda wanted: explain(session, wanted, ["deed-000000"])):
            with pytest.raises(ModelError) as error:
                run(make(model(PARTS)))
            assert {(p.code, p.zh) for p in error.value.problems} == {("E19", words)}


def test_a_session_trusts_nobody_by_itself(signed: Model, engine: Any) -> None:
    with engine({"deed": DEEDS, "visit": VISITS}) as session, pytest.raises(ModelError):
        session.answers(signed)

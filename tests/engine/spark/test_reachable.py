"""Whether anybody answers at the address of a cluster."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from jianheng.engine.engine import EngineFailedError
from jianheng.engine.spark.reachable import demand_master

HERE = "127.0.0.1"


@pytest.fixture
def open_port() -> Iterator[int]:
    with closing(socket.create_server((HERE, 0))) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed_port() -> int:
    with closing(socket.create_server((HERE, 0))) as server:
        port: int = server.getsockname()[1]
    return port


def test_one_master_that_answers_is_enough(open_port: int, closed_port: int) -> None:
    demand_master(f"spark://{HERE}:{closed_port},{HERE}:{open_port}")


def test_nobody_there(closed_port: int) -> None:
    with pytest.raises(EngineFailedError) as caught:
        demand_master(f"spark://{HERE}:{closed_port}")
    assert f"[spark://{HERE}:{closed_port}]" in caught.value.zh
    assert f"{HERE}:{closed_port}: " in caught.value.cause


@pytest.mark.parametrize("address", ["spark://host", "spark://127.0.0.1:", "spark://127.0.0.1:99999999"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(EngineFailedError, match="主机:7077"):
        demand_master(address)


@pytest.mark.parametrize("master", ["local[2]", "yarn", "k8s://https://h:6443"])
def test_other_kinds_are_left_to_spark(master: str) -> None:
    demand_master(master)

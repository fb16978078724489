"""One Spark for all tests: it is slow to start."""

from collections.abc import Iterator
from typing import Any

import pytest

from jianheng.engine.spark.start import open_spark

SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.memory": "1500m",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Spark of this machine; for tests marked ``real("spark")``."""
    opened = open_spark("local[2]", SMALL | {"spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse"))})
    yield opened
    opened.stop()

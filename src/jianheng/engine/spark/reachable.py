"""Whether anybody answers at the address of a cluster: Spark itself asks for a minute, and then says something else."""

from __future__ import annotations

import socket

from jianheng.engine.engine import EngineFailedError

STANDALONE = "spark://"
PATIENCE = 5.0


def demand_master(master: str) -> None:
    """Try the masters of a stand-alone cluster; other kinds of cluster are left to Spark.

    Args:
        master: address of the cluster, as in `spark://h1:7077,h2:7077`.

    Raises:
        EngineFailedError: none of its masters answers, or the address names no port.
    """
    if not master.startswith(STANDALONE):
        return
    causes = []
    for place in master.removeprefix(STANDALONE).split(","):
        host, _, port = place.rpartition(":")
        try:
            with socket.create_connection((host.strip("[]"), int(port)), PATIENCE):
                return
        except (OSError, OverflowError, ValueError) as error:
            causes.append(f"{place}: {error}")
    raise EngineFailedError(
        f"连不上 Spark 集群 [{master}]。改法：核对 --spark-master，应写成 spark://主机:7077；确认集群已经启动，本机能连到它",
        "the cluster is not reached. Mend: write spark://host:7077, and see that it is up and reached from here",
        "; ".join(causes),
    )

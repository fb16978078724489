"""The demo on a cluster says where two runs differ; the demo itself is tried where the cluster is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jianheng.cli import spark_demo
from jianheng.engine.spark.cluster import ClusterError


def run(folder: Path, **files: str) -> Path:
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    return folder


def test_files_that_differ_or_are_in_one_run_alone_are_named(tmp_path: Path) -> None:
    one = run(tmp_path / "one", same="1", other="1", gone="1")
    two = run(tmp_path / "two", same="1", other="2", new="1")
    assert spark_demo.differences(one, two) == ["gone", "new", "other"]
    assert spark_demo.differences(one, one) == []


def test_a_cluster_that_does_not_come_up_is_told(
    jianheng: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def standalone(*_: object) -> None:
        raise ClusterError("没有启动")

    monkeypatch.setattr(spark_demo, "standalone", standalone)
    words = ("--persons", 10, "--model", "commutation/reduction-above-cap")
    result = jianheng("spark-demo", "--out", tmp_path / "县", *words)
    assert result.exit_code == 2
    assert "没有启动" in result.output

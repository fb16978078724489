"""The Spark of the engine tests."""

from ..engine.spark.conftest import spark

__all__ = ["spark"]

"""Serving the workbench: pages in one process or in several, and the worker beside them."""

from jianheng.desk.serving.listening import AddressTakenError
from jianheng.desk.serving.serve import serve

__all__ = ["AddressTakenError", "serve"]

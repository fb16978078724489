"""Jianheng 检衡: an open workbench for legal supervision of criminal-sentence execution."""

__version__ = "0.1.0"

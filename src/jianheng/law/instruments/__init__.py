"""Instruments of law: in force from and until, and their cited articles in our own words."""

from jianheng.law.instruments.instrument import Article, Instrument
from jianheng.law.instruments.loader import load_instruments
from jianheng.law.instruments.reference import Applied, UnknownReference, article, resolve, split_ref
from jianheng.law.instruments.version import version_on, versions

__all__ = [
    "Applied",
    "Article",
    "Instrument",
    "UnknownReference",
    "article",
    "load_instruments",
    "resolve",
    "split_ref",
    "version_on",
    "versions",
]

"""A small dictionary, so that these tests stay readable beside the whole one."""

from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary, load_dictionary

SMALL = Path(__file__).parent / "small_dictionary"


@pytest.fixture(scope="session")
def small() -> Dictionary:
    """Eight tables, of which one is derived."""
    return load_dictionary(SMALL)

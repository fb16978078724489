"""Which version of an instrument was in force on a day, asked by the name that all versions share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jianheng.law.instruments.instrument import Instrument
from jianheng.law.instruments.loader import load_instruments
from jianheng.law.instruments.reference import UnknownReference


def versions(name: str, instruments: Mapping[str, Instrument] | None = None) -> tuple[Instrument, ...]:
    """All versions of an instrument, the oldest first.

    Args:
        name: the name without the year, or any version's id.
        instruments: instruments by id; left out for those of the package.

    Returns:
        The versions that replaced one another, at least one.

    Raises:
        UnknownReference: no instrument bears the name.

    >>> [each.id for each in versions("监狱法")]
    ['监狱法1994', '监狱法2012', '监狱法2026']
    """
    known = load_instruments() if instruments is None else instruments
    family = {key for key in known if key == name or key.removeprefix(name).isdecimal()}
    if not family:
        raise UnknownReference(f"没有录入这个文件：[{name}] / unknown instrument")
    while True:
        more = {key for key, each in known.items() if each.replaced_by in family}
        more |= {later for key in family if (later := known[key].replaced_by) in known and later is not None}
        if more <= family:
            return tuple(sorted((known[key] for key in family), key=lambda each: each.from_on))
        family |= more


def version_on(name: str, on: date, instruments: Mapping[str, Instrument] | None = None) -> Instrument | None:
    """The version in force on a day.

    Args:
        name: the name without the year, or any version's id.
        on: the day.
        instruments: instruments by id; left out for those of the package.

    Returns:
        None where no version that is entered was in force.

    Raises:
        UnknownReference: no instrument bears the name.

    >>> before, after = (version_on("监狱法", date(2026, *day)) for day in ((10, 31), (11, 1)))
    >>> before.id, after.id
    ('监狱法2012', '监狱法2026')
    """
    return next((each for each in reversed(versions(name, instruments)) if each.in_force(on)), None)

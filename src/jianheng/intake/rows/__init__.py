"""Sheets, records and documents turned into rows of canonical tables."""

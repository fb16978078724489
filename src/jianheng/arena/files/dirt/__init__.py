"""Dirt on demand: the slips that files of institutions really have, each one known."""

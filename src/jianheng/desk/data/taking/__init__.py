"""Bringing files in: chosen, recognised, confirmed, stated, taken in."""

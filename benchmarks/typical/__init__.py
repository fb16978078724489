"""Typical models over the invented county, each against one statement written by hand."""

"""Delivered files as they are: sheets of cells, records and documents, nothing understood yet."""

"""A document of supervision as a Word file: facts in, bytes out; nothing of Django's database or requests."""

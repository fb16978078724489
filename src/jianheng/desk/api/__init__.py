"""The REST API: everything that a page can do, with OpenAPI."""

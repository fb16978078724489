"""Requests for data and the templates in which it is delivered."""

"""Sheets as clerks write them, each with the truth of its columns, and what the recogniser makes of them."""

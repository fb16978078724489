"""Clues and prompts, and what people do with them."""

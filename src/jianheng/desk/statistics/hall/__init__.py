"""The screen of a hall: large figures with their denominators, no person and no text of a clue."""

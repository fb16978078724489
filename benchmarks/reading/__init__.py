"""How fast delivered files are read, and how much memory that takes."""

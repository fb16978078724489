"""The quality of the data as a page, and letters to those who delivered it."""

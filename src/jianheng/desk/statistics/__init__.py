"""Figures with their denominators, their definitions and the rows behind each; the hall's screen; exports."""

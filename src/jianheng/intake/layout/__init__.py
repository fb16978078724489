"""Where the tables lie in a sheet: titles, headings of several rows, data, totals and notes."""

from jianheng.intake.layout.block import Block, Heading, Passed, Way

__all__ = ["Block", "Heading", "Passed", "Way"]

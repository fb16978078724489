"""How much a workbook may hold: what stands between a small hostile file and all the memory of the machine."""

from __future__ import annotations

# A sheet is held as a full rectangle of about 32 bytes a cell, its texts apart. 50 million cells are a sheet of
# Excel's greatest height (1,048,576 rows) with 47 columns, or about 1.6 GB.
MOST_CELLS = 50_000_000

# Of sheets that are not being read, as many cells are held as make reading them again needless for usual files.
HELD_CELLS = 20_000_000

# What a package unpacks to. A sheet of a million rows and twenty columns unpacks to about 0.9 GB.
LARGEST_UNPACKED = 4 * 2**30

# Sheets shrink to a tenth, sheets of one repeated value to a fiftieth; deflate cannot pass 1 : 1032, which bombs use.
LARGEST_RATIO = 250
SMALLEST_BOMB = 64 * 2**20

# Excel's own limits, by which numbers of rows and columns that a file states are measured.
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

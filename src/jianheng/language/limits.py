"""How large a model may be: far beyond any that a person writes, so that a hostile file is refused at once."""

from __future__ import annotations

import re

# A file: characters, levels of nesting, YAML nodes, characters of one scalar.
FILE = 400_000
NESTING = 20
NODES = 60_000
SCALAR = 4_000
# An expression: levels and nodes of its tree.
LEVELS = 30
PARTS = 300
# A model: parts of each section; characters of a name.
SECTIONS = {"with": 30, "let": 100, "exempt": 40, "unlawful": 30, "note": 30, "params": 40, "use": 10, "slots": 40}
NAME = 50
# Cases: how many, rows of each after copying, and rows of all of them.
CASES = 400
ROWS = 2_000
ALL_ROWS = 20_000
# Problems shown at once.
SHOWN = 100

# Literals that every engine holds exactly; the ends of a calendar and of a sentence are nearer still.
INTEGER = re.compile(r"-?[0-9]{1,12}\Z")
DECIMAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?\Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
TERM = re.compile(r"(?=.)([0-9]{1,3}y)?([0-9]{1,4}m)?([0-9]{1,5}d)?\Z")
EVIDENCE = re.compile(r"[1-9][0-9]{0,3}\Z")

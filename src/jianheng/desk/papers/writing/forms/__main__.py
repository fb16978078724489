"""Make the package's templates anew; another folder may be named."""

from __future__ import annotations

import sys
from pathlib import Path

from jianheng.desk.papers.writing.forms.make import make_all
from jianheng.desk.papers.writing.templates import OWN

if __name__ == "__main__":
    for written in make_all(Path(sys.argv[1]) if sys.argv[1:] else OWN):
        print(written)

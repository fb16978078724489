"""The package's own templates, made anew by `python -m jianheng.desk.papers.writing.forms`."""

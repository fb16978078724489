#!/bin/sh
# Builds the manual into the package, from where the workbench serves it and the wheel takes it along.
#
# Usage: tasks/docs.sh [if-changed]
# With `if-changed` only where a page is newer than what was built, and not at all where mkdocs is not installed:
# the workbench then says how the manual is built.
set -eu

mkdocs=.venv/bin/mkdocs
built=src/jianheng/desk/help/manual/index.html

if [ "${1:-}" = if-changed ]; then
  [ -x "$mkdocs" ] || exit 0
  if [ -f "$built" ] && [ -z "$(find docs tasks/manual mkdocs.yml -newer "$built" -print -quit)" ]; then
    exit 0
  fi
fi

echo "生成手册 building the manual" >&2
# Its maker's announcement of a successor is not for everybody who builds a manual.
NO_MKDOCS_2_WARNING=1 "$mkdocs" build --strict --quiet

#!/bin/sh
# Runs every check even when an earlier one failed, so that one run tells everything; the tests come last.
set -u

bin=.venv/bin
failed=""

step() {
  name="$1"
  shift
  echo "== $name: $*"
  "$@" || failed="$failed $name"
}

step lint "$bin/ruff" check .
step format "$bin/ruff" format --check .
step types "$bin/mypy" --strict src benchmarks
step floors "$bin/lint-imports"
step tests "$bin/python" -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

if [ -n "$failed" ]; then
  echo "未通过 failed:$failed" >&2
  exit 1
fi

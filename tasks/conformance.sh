#!/bin/sh
# The conformance suite: with the locked versions, or with others in an environment that is thrown away.
#
# Usage: tasks/conformance.sh [DUCKDB=x] [SPARK=y] [SQLGLOT=z] [WRITE=yes|no] [SIZE=small] [VENV_AT=folder]
# With the locked versions it writes docs/conformance.md unless WRITE=no; with others it only prints unless WRITE=yes.
# SIZE=small runs what `make test` runs. VENV_AT keeps the environment there: the next try installs nothing again.
set -eu

DUCKDB="" SPARK="" SQLGLOT="" WRITE="" SIZE="" VENV_AT=""
for word in "$@"; do
  value=${word#*=}
  case "$word" in
    DUCKDB=*) DUCKDB=$value ;;
    SPARK=*) SPARK=$value ;;
    SQLGLOT=*) SQLGLOT=$value ;;
    WRITE=*) WRITE=$value ;;
    SIZE=*) SIZE=$value ;;
    VENV_AT=*) VENV_AT=$value ;;
    *)
      echo "不认识 unknown: $word" >&2
      exit 2
      ;;
  esac
done

run() {
  python="$1"
  set --
  [ "$SIZE" != small ] || set -- --small
  [ "$WRITE" != yes ] || set -- "$@" --write
  "$python" -m tests.conformance "$@"
}

if [ -z "$DUCKDB$SPARK$SQLGLOT" ]; then
  [ -n "$WRITE$SIZE" ] || WRITE=yes
  run .venv/bin/python
  exit
fi

venv="$VENV_AT"
if [ -z "$venv" ]; then
  venv=$(mktemp -d)
  trap 'rm -rf "$venv"' EXIT
fi

wanted="duckdb $DUCKDB spark $SPARK sqlglot $SQLGLOT"
if [ "$(cat "$venv/.wanted" 2>/dev/null)" != "$wanted" ]; then
  "$(sh tasks/python.sh)" -m venv --clear "$venv"
  echo "安装锁定的依赖，再换上所要的版本 installing the lock, then the versions asked for" >&2
  pip="$venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input"
  spark="--no-binary pyspark --no-build-isolation"
  $pip --only-binary :all: --no-deps --require-hashes --requirement requirements/dev.txt
  # shellcheck disable=SC2086 # the options are several words
  if [ -n "$SPARK" ]; then
    # Its only dependency is the bridge to Java, in the version that it asks for.
    $pip $spark "pyspark==$SPARK"
  else
    $pip --only-binary :all: $spark --no-deps --require-hashes --requirement requirements/spark.txt
  fi
  [ -z "$DUCKDB" ] || $pip --only-binary :all: --no-deps "duckdb==$DUCKDB"
  [ -z "$SQLGLOT" ] || $pip --only-binary :all: --no-deps "sqlglot==$SQLGLOT"
  $pip --no-index --no-deps --no-build-isolation --editable .
  echo "$wanted" >"$venv/.wanted"
fi
run "$venv/bin/python"

#!/bin/sh
# Writes requirements/*.txt anew: every package of every platform with its hash, and no host name.
#
# uv resolves for all platforms at once and asks the registry itself, so that packages which happen to
# lie on this machine's disk cannot slip their hashes in. A mirror can be named with UV_DEFAULT_INDEX.
set -eu

uv_version=0.13.9
venv=.lock-venv

if [ ! -x "$venv/bin/uv" ]; then
  "$(sh tasks/python.sh)" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
fi

# An existing lock is a preference: versions move only where they must, or with UPGRADE=yes.
upgrade=""
if [ "${UPGRADE:-no}" = yes ]; then
  upgrade="--upgrade"
fi

compile() {
  # shellcheck disable=SC2086 # no word or one
  "$venv/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-header --annotation-style line $upgrade pyproject.toml requirements/build.in "$@"
}

compile --output-file requirements/runtime.txt
compile --extra dev --extra docs --constraints requirements/runtime.txt --output-file requirements/dev.txt
compile --extra docs --constraints requirements/dev.txt --output-file requirements/docs.txt
# Alone, since PySpark comes as source and is built; the other packages are never built.
compile --extra spark --constraints requirements/runtime.txt --output-file requirements/spark.txt
compile --extra bench --constraints requirements/runtime.txt --output-file requirements/bench.txt

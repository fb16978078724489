#!/bin/sh
# Makes .venv hold exactly what the lock names, then the package itself; quick when nothing changed.
#
# Usage: tasks/setup.sh runtime|dev
# What was installed is remembered in a stamp file named after the lock's checksum. An environment that was
# copied here from elsewhere is made anew, since the scripts in it hold absolute paths.
set -eu

level="$1"
venv=.venv
here=$(pwd -P)
key=$(cat requirements/docs.txt requirements/dev.txt requirements/spark.txt pyproject.toml | cksum | cut -d ' ' -f 1)

made_here() {
  case "$(sed -n 's/^command = //p' "$venv/pyvenv.cfg" 2>/dev/null)" in
    "" | *" $here/$venv") return 0 ;;
    *) return 1 ;;
  esac
}

works() { made_here && [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import pip' 2>/dev/null; }

if works && { [ -f "$venv/.ready-dev-$key" ] || [ -f "$venv/.ready-$level-$key" ]; }; then
  exit 0
fi

if ! works; then
  python=$(sh tasks/python.sh)
  echo "建立环境 creating $venv ($("$python" --version))" >&2
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi

# A closed network: packages fetched elsewhere by `make wheels` and carried here.
source=""
if [ -d wheels ]; then
  source="--no-index --find-links wheels"
fi

# The manual is built where the workbench is tried; the lock of `dev` holds what that takes, as `docs` does.
[ "$level" = runtime ] && locked=docs || locked=$level
echo "按 requirements/$locked.txt 安装,首次需下载约 100 MB installing, about 100 MB to fetch the first time" >&2
pip="$venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input"
rm -f "$venv"/.ready-*
# The lock names everything; asking for dependencies again would meet `coverage[toml]`, which no lock pins by that name,
# and fail on the day a newer coverage appears.
# shellcheck disable=SC2086 # the options are several words
$pip $source --only-binary :all: --no-deps --require-hashes --requirement "requirements/$locked.txt"
if [ "$level" = dev ]; then
  # PySpark comes as source alone; it is built with the setuptools of the lock. About 430 MB to fetch.
  # shellcheck disable=SC2086
  $pip $source --only-binary :all: --no-binary pyspark --no-build-isolation \
    --no-deps --require-hashes --requirement requirements/spark.txt
fi
$pip --no-index --no-deps --no-build-isolation --editable .
touch "$venv/.ready-$level-$key"

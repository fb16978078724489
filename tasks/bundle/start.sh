#!/bin/sh
# 检衡：安装到本文件夹的 venv/（不需要网络），然后打开工作台。
# Installs into venv/ of this folder, without a network, then opens the workbench.
#
# 用法 usage: ./start.sh [工作区 workspace] [jianheng serve 的选项 options]
#   PYTHON=/path/to/python3.11 ./start.sh    指明 Python choose a Python
#   ONLY=install ./start.sh                  只安装 install only
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
pythons=$(cat "$here/pythons.txt")
venv="$here/venv"

find_python() {
  if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
  else
    set -- python3
    for version in $pythons; do set -- "$@" "python$version"; done
  fi
  for candidate in "$@"; do
    version=$("$candidate" -c 'import sys, ensurepip, venv; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case " $pythons " in *" $version "*) echo "$candidate" && return ;; esac
  done
  cat >&2 <<END
检衡：没有找到可用的 Python（需要其中之一：$pythons，带 venv 组件）。
      请先安装，例如 apt-get install python3 python3-venv，或者 PYTHON=/path/to/python3.11 ./start.sh
Jianheng: found no Python of $pythons with its part venv. Install one, or say PYTHON=/path/to/python3.11 ./start.sh
END
  return 1
}

install() {
  if command -v sha256sum >/dev/null; then
    (cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) >&2 || {
      echo "检衡：文件与校验值不符，没有安装；请重新拷贝。 Jianheng: files are damaged; copy them again." >&2
      return 1
    }
  fi
  python=$(find_python)
  echo "检衡：安装到 $venv … Jianheng: installing" >&2
  rm -rf "$venv"
  "$python" -m venv "$venv"
  # Apart from this machine's settings: the wheels of this folder and no others, each held against its hash.
  "$venv/bin/python" -m pip --isolated --disable-pip-version-check --no-input --quiet install \
    --no-index --find-links "$here/wheels" --only-binary :all: --no-deps --require-hashes --requirement "$here/lock.txt"
  "$venv/bin/python" -m pip --isolated --disable-pip-version-check check >&2
  cp "$here/lock.txt" "$venv/installed.txt"
}

cmp -s "$here/lock.txt" "$venv/installed.txt" || install
[ "${ONLY:-}" != install ] || exit 0

workspace="$here/workspace"
case "${1:-}" in
  "" | -*) ;;
  *)
    workspace="$1"
    shift
    ;;
esac
[ -f "$workspace/jianheng.toml" ] || "$venv/bin/jianheng" new "$workspace"
exec "$venv/bin/jianheng" serve "$workspace" "$@"

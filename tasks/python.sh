#!/bin/sh
# Prints a Python that can build the environment: at least 3.11, with venv and pip; PYTHON=… chooses one.
set -eu

if [ -n "${PYTHON:-}" ]; then
  set -- "$PYTHON"
else
  set -- python3 python3.13 python3.12 python3.11 python3.14 python
fi

found_without_venv=""
for candidate in "$@"; do
  if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    continue
  fi
  if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
    "$candidate" -c 'import sys; print(sys.executable)'
    exit 0
  fi
  found_without_venv="$candidate"
done

if [ -n "$found_without_venv" ]; then
  cat >&2 <<END
检衡:$found_without_venv 缺少 venv 或 pip 组件,无法建立环境。
      Debian、Ubuntu、统信、麒麟:sudo apt-get install python3-venv,然后再运行一次。
Jianheng: $found_without_venv has no venv or no pip, so no environment can be made.
      Debian and its kin: sudo apt-get install python3-venv, then run this again.
END
else
  cat >&2 <<END
检衡:没有找到 Python 3.11 或更高版本(找过:${PYTHON:-python3、python3.11 至 python3.14})。
      请先安装,例如 sudo apt-get install python3 python3-venv,
      或者指明位置:make setup PYTHON=/path/to/python3.11
Jianheng: found no Python 3.11 or later (looked for: ${PYTHON:-python3, python3.11 to python3.14}).
      Install one, for example sudo apt-get install python3 python3-venv,
      or say where it is: make setup PYTHON=/path/to/python3.11
END
fi
exit 1

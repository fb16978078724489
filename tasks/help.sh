#!/bin/sh
# Prints the targets of the given makefiles, in groups; colour only on a terminal and unless NO_COLOR is set.
set -eu

colour=0
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  colour=1
fi

echo "检衡 Jianheng — make 目标 target"
awk -v colour="$colour" '
  /^##@ / { print ""; print (colour ? "\033[1m" : "") substr($0, 5) (colour ? "\033[0m" : "") }
  /^[a-z-]+:.*## / {
    target = $0; sub(/:.*/, "", target)
    words = $0; sub(/.*## /, "", words)
    printf "  %s%-11s%s %s\n", (colour ? "\033[36m" : ""), target, (colour ? "\033[0m" : ""), words
  }
' "$@"

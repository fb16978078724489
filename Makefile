# 检衡 Jianheng. `make` shows what can be done; the steps themselves live in tasks/.

VENV := .venv
BIN := $(VENV)/bin
SERVE ?= yes

.DEFAULT_GOAL := help

include tasks/use.mk
include tasks/check.mk
include tasks/keep.mk

.PHONY: help
help: ## 列出可用的命令 show this list
	@sh tasks/help.sh $(MAKEFILE_LIST)

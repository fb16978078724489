##@ 维护 Keep

.PHONY: lock wheels bundle calendars clean

lock: ## 重新生成锁定文件 write requirements/*.txt anew
	@sh tasks/lock.sh

wheels: setup ## 把安装包下载到 wheels/,供内网安装 fetch the packages for a closed network into wheels/
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: \
	  --no-deps --require-hashes --dest wheels --requirement requirements/dev.txt
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: --no-binary pyspark \
	  --no-build-isolation --no-deps --require-hashes --dest wheels --requirement requirements/spark.txt

bundle: setup ## 内网安装包：Linux x86-64、arm64，Windows(HERE=yes 只为本机,不打包) bundles for closed networks into dist/
	@sh tasks/docs.sh if-changed
	$(BIN)/python -m tasks.bundle $(if $(filter yes,$(HERE)),--here) $(foreach name,$(TARGETS),--target $(name)) \
	  $(foreach version,$(PYTHONS),--python $(version))

calendars: setup ## 重新生成工作日历 write the State Council's calendars anew
	@$(BIN)/python tasks/calendars.py

clean: ## 删除 .venv 与缓存 remove .venv and caches
	rm -rf $(VENV) .lock-venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage dist demo demo-spark
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

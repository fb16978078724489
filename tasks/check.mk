##@ 检查 Check

.PHONY: test coverage lint types floors bench conformance

test: setup ## 全部检查与测试 every check, then the tests
	@sh tasks/test.sh

coverage: setup ## 测试覆盖(慢数倍) the tests with coverage, several times slower
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --cov --cov-report=term

lint: setup ## 代码风格(ruff) style of the code (ruff)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## 类型检查(mypy --strict) types (mypy --strict)
	$(BIN)/mypy --strict src benchmarks

floors: setup ## 分层检查(import-linter) imports run downward only (import-linter)
	$(BIN)/lint-imports

bench: setup ## 性能测量(另装对照的系统) measure speed side by side (installs what the engine is held against)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements/bench.txt
	$(BIN)/python -m benchmarks --write
	$(BIN)/python -m benchmarks.terms --write
	$(BIN)/python -m benchmarks.reading --write
	$(BIN)/python -m benchmarks.library --write
	$(BIN)/python -m benchmarks.loading --persons 1000000 --memory 4GB --write
	$(BIN)/python -m benchmarks.incremental --persons 100000 --write
	$(BIN)/python -m benchmarks.whole --persons 100000 --write
	$(BIN)/python -m benchmarks.systems --persons 100000 --write
	$(BIN)/python -m benchmarks.systems --persons 1000000 --write

conformance: setup ## 各引擎逐行一致(全部);换版本：DUCKDB= SPARK= SQLGLOT= every engine row for row, in full
	@sh tasks/conformance.sh $(foreach name,DUCKDB SPARK SQLGLOT WRITE SIZE VENV_AT,$(if $($(name)),$(name)=$($(name))))

##@ 使用 Use

.PHONY: setup docs demo spark-demo

setup: ## 建立 .venv 并按锁定文件安装 create .venv and install what the lock names
	@sh tasks/setup.sh dev
	@sh tasks/docs.sh if-changed

docs: ## 生成手册,工作台在 /help/manual/ 提供 build the manual that the workbench serves
	@sh tasks/setup.sh dev
	@sh tasks/docs.sh

demo: ## 运行示例(SERVE=no 时不打开网页) run the worked example (SERVE=no: without the page)
	@sh tasks/setup.sh runtime
	@sh tasks/docs.sh if-changed
	$(BIN)/jianheng demo $(if $(filter no,$(SERVE)),--no-serve)

spark-demo: setup ## 在本机的 Spark 集群上运行示例,与 DuckDB 比较 the example on a Spark cluster of this machine, held against DuckDB
	$(BIN)/jianheng spark-demo

# Every command a person or CI needs. `make run` and `make test` need Python 3.11+ and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WAREHOUSE ?= warehouse

.PHONY: run test check fix models ui docs bench backtest install install-test install-check clean

# With an inventory.yaml the real clouds; without one the embedded estate, a day later each time.
# Exit code 2 (gaps, which the summary lists) is a success here.
run: install
	@$(call inventory,run); code=$$?; if [ $$code -eq 2 ]; then exit 0; else exit $$code; fi

ui: install
	@$(call inventory,ui)

docs: install
	@$(call inventory,docs)

# In their order: the slow come first, and no process is left with the last of them alone.
test: install-test
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests

check: install-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd dbt_project && INVENTORY_BUILD=':memory:' ../$(BIN)/sqlfluff lint models

fix: install-check
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# After a change of the catalog: what the dbt project has of it.
models: install
	$(BIN)/python -m inventory_assets.catalog dbt_project

bench: install-test
	$(BIN)/python -m bench

# How good anomalies and forecasts are, on series in which every anomaly is known; writes docs/backtest.md.
backtest: install-test
	$(BIN)/python -m bench.backtest

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test
install-check: $(VENV)/.installed-check

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once; a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . -c constraints.txt
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]' -c constraints.txt
	@touch $@

$(VENV)/.installed-check: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[check]' -c constraints.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info dbt_project/target dbt_project/logs .pytest_cache .mypy_cache .ruff_cache

# $(call inventory,COMMAND): in the real clouds, or inside the embedded estate served on loopback while the command runs.
define inventory
if [ -n "$$INVENTORY_CONFIG" ] || [ -f inventory.yaml ]; then $(BIN)/inventory $(1); \
else $(BIN)/python -m inventory_assets.localcloud exec --warehouse $(WAREHOUSE) $(if $(filter run,$(1)),,--same-day) -- $(BIN)/inventory $(1); fi
endef

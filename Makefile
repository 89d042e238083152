# Everything a person types. Needs make and Python 3.11 with venv; all else comes from the locks.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-test run test lint format check long bench lock clean

help:
	@echo 'make run    sets up and starts Cytundeb at http://127.0.0.1:8000 (PORT=8001 for another place)'
	@echo 'make test   sets up and runs every test of the short profile (ARGS=... for pytest)'
	@echo 'make lint   formats checked, lint, types, import contracts, agreements, migrations, locks, licences'
	@echo 'make check  lint and test        make format  formats the code'
	@echo 'make long   the long profile     make bench   the measurements'
	@echo 'make lock   renews the locks (UPGRADE=1 lets pins rise)'
	@echo 'make clean  takes away what set-up made; the data under var/ stays'

setup:
	@$(PYTHON) tooling/set_up.py

setup-test:
	@$(PYTHON) tooling/set_up.py --tests

run: export CYTUNDEB_DEMONSTRATION = 1
run: setup
	@exec $(BIN)/cytundeb run $(if $(PORT),--port $(PORT))

test: setup-test
	$(BIN)/python -m pytest $(ARGS)

lint: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir var/cache/import-linter
	$(BIN)/python -m tooling.check_lock
	$(BIN)/python -m tooling.check_licences
	$(BIN)/python -m tooling.check_migrations
	$(BIN)/python -m tooling.check_locales
	$(BIN)/cytundeb agreements check

format: setup-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: lint test

long: setup-test
	$(BIN)/python -m pytest -m long $(ARGS)

bench: setup-test
	$(BIN)/python -m bench $(ARGS)

lock: setup-test
	$(BIN)/python -m tooling.lock $(if $(UPGRADE),--upgrade)
	$(BIN)/python -m tooling.check_lock

clean:
	rm -rf .venv node_modules api/static/built var/cache var/tmp var/log/set-up
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

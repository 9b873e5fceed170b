# site   checks the content and builds site/
# serve  the same, served on this machine with rebuild on change
# test   everything CI runs
# lint   style and types
# bench  measures and writes the page 性能, then has the pages judged; not part of the tests
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
PORT ?= 8000
SOURCES := ../shared/sources

.PHONY: site serve test lint bench lock clean
.DEFAULT_GOAL := site

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; call: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/site.installed: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.installed: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/site.installed

site: .venv/site.installed
	$(BIN)/casebook build --strict

serve: .venv/site.installed
	$(BIN)/casebook serve --port $(PORT)

lint: .venv/dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: .venv/dev.installed lint
	.ci/browser
	.ci/office
	.ci/audits
	.ci/servers
	$(BIN)/casebook check --strict $(if $(wildcard $(SOURCES)),--sources $(SOURCES))
	$(BIN)/pytest -n 2 -m "not forks"
	$(BIN)/pytest -n 2 -m forks

bench: .venv/dev.installed
	$(BIN)/python -m tests.benchmarks --write
	.ci/audits
	$(BIN)/python -m tests.audits --lighthouse

# Written anew from pyproject.toml; needs uv.
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q -o requirements-dev.lock

clean:
	rm -rf site .site.* .venv

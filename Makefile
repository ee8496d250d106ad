# make run    the dashboard on the bundled reports (PORT=8501)
# make test   the whole test suite
# Both set everything up first; a second call finds it done.
.DEFAULT_GOAL := help
.PHONY: help run test setup lint format types quality bench lock clean
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PORT ?= 8501
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup ## the dashboard on the bundled reports, on PORT
	@$(BIN)/sitmap app --port $(PORT)

test: setup $(STAMPS)/dev $(STAMPS)/browser ## the whole test suite, browser tests included
	@$(BIN)/python -m pytest
	@$(BIN)/python -m build_web.node_test

setup: $(STAMPS)/packages $(STAMPS)/places $(STAMPS)/web

$(STAMPS)/venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.13 with venv was not found. On Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/packages: requirements.txt pyproject.toml | $(STAMPS)/venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

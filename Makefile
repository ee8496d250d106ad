# make run    the dashboard on the bundled reports (PORT=8501)
# make test   the whole test suite
# Both set everything up first; a second call finds it done.
.DEFAULT_GOAL := help
.PHONY: help run test setup dev lint format types quality bench audit lock clean
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PORT ?= 8501
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --no-deps
export PYTHONDONTWRITEBYTECODE :=
export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup ## the dashboard on the bundled reports, on PORT
	@$(BIN)/sitmap app --port $(PORT)

test: setup dev ## the whole test suite, browser tests included
	@$(BIN)/python -m pytest

setup: $(STAMPS)/packages $(STAMPS)/places $(STAMPS)/web $(STAMPS)/screen ## everything that `make run` needs
dev: $(STAMPS)/dev $(STAMPS)/browser $(STAMPS)/postgis ## what the tests need besides

$(STAMPS)/venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.13 with its venv module was not found. On Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	@echo "setting up: Python environment"
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/packages: requirements.txt pyproject.toml | $(STAMPS)/venv
	@echo "setting up: packages (once, a minute or two)"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(STAMPS)/places: $(wildcard geo/build.py geo/spelling.py geo/segment.py geo/index.py geo/sources/*.py data/gazetteer/*.csv data/places/*.*) $(STAMPS)/packages
	@echo "setting up: place index"
	@$(BIN)/python -m geo.build
	@touch $@

$(STAMPS)/web: $(shell find outputs/web -type f -not -path '*/node_modules/*' 2>/dev/null) $(STAMPS)/packages
	@echo "setting up: map script"
	@$(BIN)/python -m outputs.build_web
	@touch $@

# The first screen is read from disk; the dashboard would build it at its first start.
$(STAMPS)/screen: $(STAMPS)/places $(STAMPS)/web $(wildcard data/reports/*.* data/events/*.* data/events/arabic/*.* data/actors/*.* events/*.py geo/*.py layers/*.py outputs/*.py reports/*.py pipeline.py)
	@echo "setting up: first screen"
	@$(BIN)/python -m ui.prepare
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/packages
	@echo "setting up: test packages"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

# The browser tests use an installed Chromium, else Debian's package, else Playwright's own.
$(STAMPS)/browser: $(STAMPS)/dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| { echo "setting up: Chromium"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
		|| $(BIN)/python -m playwright install --with-deps chromium
	@touch $@

# The tests of shared workspaces start a PostGIS of their own from Debian's packages; without them they are skipped.
$(STAMPS)/postgis: | $(STAMPS)/dev
	@ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 \
		|| { echo "setting up: PostGIS"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-postgis >/dev/null; } \
		|| echo "PostGIS could not be installed; its tests are skipped (Debian: apt-get install postgresql-postgis)"
	@touch $@

lint: setup dev ## ruff, mypy and the direction of imports
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: dev ## ruff's layout
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

quality: setup dev ## what the program reads from the test reports, against their gold
	@$(BIN)/python -m bench.quality
	@$(BIN)/python -m bench.notes

bench: setup dev ## speed and memory, as ratios against named peers
	@$(BIN)/python -m bench

audit: setup dev ## weaknesses and licences of the packages, security rules over the code
	@$(BIN)/python -m bench.audit

lock: ## requirements.txt and requirements-dev.txt from the .in files (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --override requirements-overrides.txt requirements.in -o requirements.txt
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --override requirements-overrides.txt requirements-dev.in -o requirements-dev.txt

clean: ## remove all that was built
	@rm -rf $(VENV) build *.egg-info outputs/web/node_modules

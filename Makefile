# One command each; `make demo` and `make test` work in a fresh clone. See README.md.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest
# One more than the two processors of a small machine: a good third of the tests' time is waiting for processes.
WORKERS ?= 3

.PHONY: help setup demo test lint soak bench check clean

help:
	@echo "make demo   everything on this machine, with a chat page to try it in (no account anywhere needed)"
	@echo "make test   linters, types, import contracts and all tests on real PostgreSQL and Redis"
	@echo "make soak   the long fault runs        make bench  the benchmarks"
	@echo "make check  prove the flows and texts  make clean  remove what these commands made"

# The pins are given as constraints too: an older pip does not hold a package asked for with an extra to its pin otherwise.
# Python compiles a module when it is first wanted; most of what is installed never is.
# The stamp says: this environment was filled from these files. A moved or half-made environment is made again.
STAMP := $(VENV)/.filled-$(shell cat requirements-dev.txt | cksum | tr -d " ")-$(shell pwd | cksum | tr -d " ")

UNDERSTOOD := $(VENV)/.understood

setup: $(STAMP) $(UNDERSTOOD)

$(STAMP):
	@set -e; \
	python=; for name in python3.12 python3.11 python3 python; do \
	    if $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11 or 3.12 is needed and was not found (Debian: apt-get install python3 python3-venv)."; exit 1; fi; \
	if ! $$python -c 'import venv, ensurepip' 2>/dev/null; then echo "The venv module of $$python is missing (Debian: apt-get install python3-venv)."; exit 1; fi; \
	echo "[1/3] virtual environment in $(VENV) with $$($$python --version)"; \
	rm -rf $(VENV); $$python -m venv $(VENV); \
	echo "[2/3] installing $$(grep -c == requirements-dev.txt) pinned packages (half a minute to three minutes the first time)"; \
	$(BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes -r requirements-dev.txt -c requirements-dev.txt --progress-bar off \
	    --no-compile > $(VENV)/install.log 2>&1 & job=$$!; \
	while kill -0 $$job 2>/dev/null; do \
	    sleep 2; \
	    printf '      %s of %s\n' "$$(grep -cE '^Collecting ' $(VENV)/install.log)" "$$(grep -c == requirements-dev.txt)" > $(VENV)/progress; \
	    cmp -s $(VENV)/progress $(VENV)/progress.last || { cat $(VENV)/progress; cp $(VENV)/progress $(VENV)/progress.last; }; \
	done; \
	if ! wait $$job; then tail -n 15 $(VENV)/install.log; echo "Installing the packages failed; the whole log is in $(VENV)/install.log."; exit 1; fi; \
	echo "[3/3] the command cooprogreso"; \
	$(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation -e .; \
	rm -f $(VENV)/.filled-*; touch $(STAMP)

# Kept beside the examples under their digest; made here, so that nothing that starts has to wait for it.
$(UNDERSTOOD): $(STAMP) $(shell find dialogs/understanding -name "*.py" -o -name "*.txt")
	@echo "compiling what the bot understands"
	@$(BIN)/cooprogreso understanding --compile
	@touch $@

demo: setup
	@$(BIN)/cooprogreso demo

lint: $(STAMP)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "run: $(BIN)/ruff format ."; exit 1; }
	@echo "ruff: clean"
	@$(BIN)/mypy --no-error-summary && echo "mypy: clean"
	@$(BIN)/lint-imports --no-logo --no-cache > $(VENV)/imports.log 2>&1 || { cat $(VENV)/imports.log; exit 1; }
	@tail -n 1 $(VENV)/imports.log

# A file's tests share their servers. In the files' order: the long ones are in the middle, not at the end.
SPREAD := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# Coverage is of the pure parts: what touches the world is judged by the fault tests.
# Types are checked on one processor while the other compiles the understanding.
test: $(STAMP)
	@$(MAKE) --no-print-directory -j 2 lint $(UNDERSTOOD)
	@$(PYTEST) -q $(SPREAD) --cov --cov-report=term

soak: setup
	@HYPOTHESIS_PROFILE=soak SOAK=1 $(PYTEST) -q $(SPREAD) --timeout 7200

bench: setup
	@$(BIN)/cooprogreso bench

check: setup
	@$(BIN)/cooprogreso check

clean:
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m webhooks.embedded .var/postgres .var/redis 2>/dev/null || true; fi
	rm -rf .var $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

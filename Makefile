.PHONY: help run test lint
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help:            ## show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/'

$(VENV)/.run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

lint: $(VENV)/.dev   ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/mypy

test: $(VENV)/.dev   ## everything that must hold
	$(BIN)/pytest

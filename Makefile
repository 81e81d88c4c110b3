# `make` lists the targets. The environment is made in .venv by itself, and made
# again when requirements.lock changes.

# Set any of these on the command line: make serve ADDR=127.0.0.1:9000
PYTHON ?= $(shell python3.11 -c '' 2>/dev/null && echo python3.11 || echo python3)
ADDR ?= 127.0.0.1:8000
# The date that builds carry: the last commit's, so that two builds give the same
# bytes. Without git 1980-01-01, the first day a zip can hold; 0 crashes MkDocs.
SOURCE_DATE_EPOCH ?= $(shell test -e .git && git log -1 --format=%ct 2>/dev/null || echo 315532800)
# Flags for `uv pip compile`, such as --upgrade or --upgrade-package mkdocs.
LOCK ?=
# The version that is published, for check-permalinks.
BASE ?= origin/main
# On GitHub the commands say what is wrong beside the lines of a pull request.
GITHUB := $(if $(GITHUB_ACTIONS),--github)
# Workers for the tests.
JOBS ?= auto

export NO_MKDOCS_2_WARNING = 1
export BASE

BIN := .venv/bin
ENV := .venv/installed.lock

.DEFAULT_GOAL := help
.PHONY: help serve site test sure check code browser related bench accept lock clean release check-permalinks \
    check-links publish-check new template audit

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

serve: $(ENV) ## show the site at ADDR, rebuilt at every change
	$(BIN)/mkdocs serve --dev-addr $(ADDR)

# Built beside and swapped, so that a build that fails leaves the last good site.
site: $(ENV) ## build the site, strictly, into site/
	SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) PYTHON=$(BIN)/python sh .ci/site

# What CI runs for a pull request, in its order: the site first, so that it can be looked at where
# a test fails.
publish-check: export GLOSSATOR_LOCKED = 1
publish-check: check site code browser check-permalinks ## all that CI asks before it publishes (BASE=origin/main)

test: sure browser ## all checks: sure, then the tests in a browser

sure: check code site ## the briefs, format, lint, types, tests without a browser, strict build

# A project made by `make template` has no tests.
TESTS := $(if $(wildcard tests/conftest.py),$(BIN)/pytest -n $(JOBS))

code: $(ENV) ## format, lint, types, tests without a browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(if $(TESTS),$(TESTS) -m 'not browser')

browser: $(ENV) ## the tests in a browser
	$(if $(TESTS),browser=$$(PYTHON=$(BIN)/python sh .ci/browser) && CHROMIUM=$$browser $(TESTS) -m browser)

check: $(ENV) ## check the briefs and their YAML, build nothing
	PYTHONPATH=hooks $(BIN)/python -m glossator check $(GITHUB)

new: $(ENV) ## make the folder of a new brief (BRIEF=issue-brief-2026-07)
	PYTHONPATH=hooks $(BIN)/python -m glossator new "$(BRIEF)"

related: $(ENV) ## how good the computed links between passages are, pair by pair
	PYTHONPATH=hooks $(BIN)/python tests/related/report.py

bench: $(ENV) ## relate the passages of 1,000 generated briefs, timed
	PYTHONPATH=hooks $(BIN)/python tests/related/bench.py

release: $(ENV) ## freeze the present text of BRIEF as its next edition (DATE=2026-05-01)
	PYTHONPATH=hooks $(BIN)/python -m glossator release $(BRIEF) $(if $(DATE),--date $(DATE))

check-permalinks: $(ENV) ## say which addresses of the version BASE would break
	PYTHONPATH=hooks $(BIN)/python -m glossator published --base "$$BASE" $(GITHUB)

check-links: $(ENV) ## ask over the network if outside links still answer
	PYTHONPATH=hooks $(BIN)/python -m glossator links --check

# One worker, so that no two tests write the same file.
accept: $(ENV) ## rewrite the goldens; read the diff before you commit it
	GLOSSATOR_ACCEPT=1 $(BIN)/pytest tests -m 'not browser'

template: $(ENV) ## make an empty project of your own in DIR, like this one without its texts
	PYTHONPATH=hooks $(BIN)/python -m glossator template "$(DIR)"

# It asks a public data base, so it is no part of any check. It comes and goes as uv does.
audit: ## ask over the network if a dependency has a known weakness
	dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	$(PYTHON) -m venv "$$dir" && \
	"$$dir/bin/pip" install -qq pip-audit && \
	"$$dir/bin/pip-audit" --strict --disable-pip --require-hashes -r requirements.lock

# uv comes and goes in a folder of its own. One version of each package for every
# Python (fewest), so that the same lock gives the same site everywhere.
lock: ## write requirements.lock from requirements.in (LOCK=--upgrade for newer versions)
	dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	$(PYTHON) -m venv "$$dir" && \
	"$$dir/bin/pip" install -qq uv && \
	"$$dir/bin/uv" pip compile --quiet --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 --universal --fork-strategy fewest $(LOCK) \
	    requirements.in --output-file requirements.lock

clean: ## remove all that make made: .venv, site, caches
	rm -rf .venv site .site-next .site-last .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is a copy of the lock: a newer date with the same bytes installs nothing.
$(ENV): requirements.lock
	@if [ -x $(BIN)/python ] && cmp -s requirements.lock $@; then touch $@; else \
	    echo "making .venv with $(PYTHON)" && \
	    $(PYTHON) -m venv --clear .venv && \
	    $(BIN)/pip install -qq --disable-pip-version-check \
	        --require-hashes -r requirements.lock && \
	    cp requirements.lock $@; \
	fi

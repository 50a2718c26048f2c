# Every tool runs as a module of one Python: the active environment's, else .venv's, else python3.
ifdef VIRTUAL_ENV
PYTHON ?= python
else
PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)
endif

BUILD = NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --strict
LINT_IMPORTS = $(PYTHON) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

.PHONY: install format lint types test docs check lowest properdocs benchmark screenshots pictures

install: ## Set up .venv, or the active environment, with everything that `make check` needs
ifndef VIRTUAL_ENV
	python3 -m venv .venv
	.venv/bin/python -m pip install -e '.[test]'
else
	python -m pip install -e '.[test]'
endif

format: ## Format the code and make the repairs that are safe
	$(PYTHON) -m ruff check --fix-only
	$(PYTHON) -m ruff format

lint: ## Style, layers, dependencies
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check
	$(LINT_IMPORTS) --no-logo
	$(PYTHON) -m deptry .

types: ## Types, in strict mode
	$(PYTHON) -m mypy

test: ## All tests, with coverage
	$(PYTHON) -m pytest --cov

# Strict builds without -q: MkDocs counts no warning that it does not print.
docs: ## The manual and the example site, each in a strict build
	$(BUILD) -f mkdocs.yml
	$(BUILD) -f example-site/mkdocs.yml

check: lint types docs test ## Every gate; the same as in CI

lowest: ## All tests with the lowest versions of the dependencies that pyproject.toml admits
	tools/with-lowest-versions $(PYTHON)

properdocs: ## The plugin's tests under ProperDocs, with MkDocs not installed
	tools/with-properdocs $(PYTHON)

benchmark: ## What the plugin and the command line cost
	$(PYTHON) -m tests.benchmarks

screenshots: ## Every page kind in every theme, scheme and width, in build/screenshots
	$(PYTHON) -m tests.browser.pictures all

pictures: ## The pictures that the README and the manual show, in docs/images
	$(PYTHON) -m tests.browser.pictures manual

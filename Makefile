# Everything a developer types. Each target does its own set-up; the second time costs nothing.

PYTHON ?= python3
BIN := .venv/bin
LOCK := uv pip compile --quiet --universal --generate-hashes --no-annotate --no-emit-index-url \
	--no-emit-find-links --upgrade --custom-compile-command "make lock"
SAMPLE := resources/sample.hyoka

export PYTHON

.PHONY: run test lint format lock bench soak test-rendering package forms font-coverage sample clean \
	help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 18

run: .venv/runtime ## check and export the sample, then open the window
	@.ci/system-libraries window $(if $(DISPLAY)$(WAYLAND_DISPLAY),screen)
	@.ci/run-sample $(SAMPLE)

test: .venv/development ## every check but those that need LibreOffice or minutes
	@.ci/system-libraries window
	$(MAKE) --no-print-directory lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto

lint: .venv/development ## style, types, direction of imports, form data
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m assessor.form.lint

format: .venv/development ## put the code in the agreed shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .venv/development ## pin the newest versions that pyproject.toml allows
	$(BIN)/$(LOCK) pyproject.toml --output-file requirements.txt
	$(BIN)/$(LOCK) --group pyproject.toml:dev --constraint requirements.txt \
		--output-file requirements-dev.txt

bench: .venv/development ## measure
	@.ci/system-libraries window
	$(BIN)/python -m benchmarks

soak: .venv/development ## search for hours where the tests search for seconds
	@.ci/system-libraries window
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto -m "soak or hypothesis" \
		--hypothesis-profile=soak

test-rendering: .venv/development ## open what is exported in other programs
	@.ci/system-libraries window rendering
	@.ci/open-xml-validator
	@.ci/page-checker
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto -m rendering

package: .venv/development ## the program for machines without Python, in build/package/assessor
	@.ci/system-libraries window screen freezing
	$(BIN)/pyinstaller --noconfirm --log-level WARN \
		--distpath build/package --workpath build/pyinstaller build.spec

forms: .venv/development ## hold edited form data against schema and linter, and list it as proven
	rm -f forms/proven.sha256
	$(BIN)/python -m assessor.form.lint
	cd forms && sha256sum *.rng *.xml > proven.sha256

font-coverage: ## list anew which characters the fonts in resources/fonts show
	$(PYTHON) .ci/build-font-coverage

sample: .venv/development ## pack resources/sample into resources/sample.hyoka
	PYTHONPATH=. $(BIN)/python .ci/build-sample

clean: ## remove what make made, except .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find assessor tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/runtime: requirements.txt
	@.ci/environment requirements.txt
	@touch $@

.venv/development: requirements.txt requirements-dev.txt
	@.ci/environment requirements.txt requirements-dev.txt
	@touch .venv/runtime $@

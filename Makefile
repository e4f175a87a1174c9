# Overlegtafel. `make help` lists what there is; a fresh machine needs Python >= 3.11 and make.
# Stamps inside the folders they speak of make a second start take no time; removing a folder rebuilds it.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= ./data
SECONDS ?= 60
# What `overlegtafel koffer` is given; e.g. make koffer KOFFER='--wifi "De Hoek" --device wlan1'
KOFFER ?=
# What pytest is given; e.g. make test TEST_ARGS='-x tests/pages'
TEST_ARGS ?= -n 4 --dist loadgroup

# What Python read once it need not read again: a test suite starts it a few hundred times
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq
PACKAGES := $(patsubst %/__init__.py,%,$(wildcard facilitation/__init__.py app/__init__.py realtime/__init__.py))
SOURCES := $(wildcard app facilitation realtime templates)
PO := $(wildcard app/translations/*/LC_MESSAGES/messages.po)
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
# Those that have a catalogue; app/languages/listed.py has all, and Dutch is the source
LANGUAGES := en tr ar pl
# tools/check_translations.py holds the same list
KEYWORDS := -k _l -k lazy_gettext -k lazy_ngettext:1,2 -k lazy_pgettext:1c,2 -k lazy_npgettext:1c,2,3

# The machine's own npm where it has a working one, otherwise the one that PyPI carries
HAS_NPM := $(shell npm --version >/dev/null 2>&1 && echo yes)
NPM_READY := $(if $(HAS_NPM),,.venv-node/.stamp)
NPM := $(if $(HAS_NPM),npm,PATH="$(CURDIR)/.venv-node/bin:$$PATH" npm)
NPM_QUIET := --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run demo ready test engines check types manners bench soak fuzz koffer lock sbom release translations clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile
	@echo "  HOST=$(HOST) PORT=$(PORT) DATA=$(DATA) and PUBLIC_URL can be given to run and demo"

setup: .venv/.stamp static/vendor/manifest.json static/built/manifest.json static/verify.html $(PO:.po=.mo) templates/built/.stamp ## environment (.venv), front-end files and what a start would compile

run: demo ## everything, demo meetings included, then serve on http://HOST:PORT
	@exec $(BIN)/overlegtafel serve --host '$(HOST)' --port '$(PORT)' --data '$(DATA)'

demo: setup ## the demo meetings and their links, without serving
	@$(BIN)/overlegtafel demo --data '$(DATA)'

run demo: export HOST := $(HOST)
run demo: export PORT := $(PORT)
ifneq ($(PUBLIC_URL),)
run demo: export PUBLIC_URL := $(PUBLIC_URL)
endif

ready: setup .venv/.stamp-dev .venv-pabulib/.stamp .venv-checkers/.stamp node_modules/.stamp-dev

test: ready ## every test, in a real Chromium where that is what counts
	@CHROMIUM="$$(sh tools/chromium.sh)" && POSTGRESQL="$$(sh tools/postgresql.sh)" && export CHROMIUM POSTGRESQL && \
		exec $(BIN)/pytest $(TEST_ARGS)

engines: ready ## every test on gevent, and on the stock path
	@CHROMIUM="$$(sh tools/chromium.sh)" && POSTGRESQL="$$(sh tools/postgresql.sh)" && export CHROMIUM POSTGRESQL && \
		for engine in gevent stock; do echo "ENGINE=$$engine"; ENGINE=$$engine $(BIN)/pytest $(TEST_ARGS) || exit 1; done

check: manners types ## linters, types, architecture, translations, docs

types: .venv/.stamp-dev
	$(BIN)/mypy --no-error-summary tools $(PACKAGES)

manners: export PATH := $(CURDIR)/.venv-node/bin:$(PATH)
manners: .venv/.stamp-dev node_modules/.stamp-dev static/verify.html
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	node_modules/.bin/biome check --error-on-warnings
	$(BIN)/djlint --lint --quiet templates
ifeq ($(words $(PACKAGES)),3)
	$(BIN)/lint-imports --no-logo
else
	@echo "lint-imports: waits until facilitation, app and realtime all exist"
endif
	$(BIN)/python tools/check_dead_code.py
	$(BIN)/python tools/check_circles.py
	$(BIN)/python -m tools.check_sizes
	$(BIN)/python -m tools.check_kinds
	$(BIN)/python -m tools.check_docstrings
	$(BIN)/python -m tools.check_translations
	$(BIN)/python tools/check_docs.py
	$(BIN)/python tools/check_evidence.py

test engines bench: export PATH := $(CURDIR)/.venv-node/bin:$(PATH)
bench: setup .venv/.stamp-dev node_modules/.stamp-dev ## the benchmarks as one table; ONLY=acts for one, SHORT=1 for a look
	@$(BIN)/python -m tests.bench

soak: setup .venv/.stamp-dev .venv-pabulib/.stamp .venv-checkers/.stamp .venv-oracles/.stamp ## random evenings and the proofs of reliability, at full length
	@HYPOTHESIS_PROFILE=soak $(BIN)/pytest -m soak -s
	@DATABASE=postgresql $(BIN)/pytest tests/realtime/protocol
	@SERVER=tests.realtime.threaded $(BIN)/pytest $(addprefix tests/realtime/protocol/test_,acts.py joining.py presence.py refusals.py)

fuzz: .venv/.stamp-dev ## bytes by atheris (Linux), SECONDS each, for the importers and the frame guard
	@$(PIP) --require-hashes -r requirements-fuzz.txt
	@for target in pb csv json list sheet frames; do echo "$$target, $(SECONDS) s"; \
		$(BIN)/python -W ignore -m tests.fuzz $$target $(SECONDS) || exit 1; done

koffer: setup ## build/koffer: all that a laptop needs to start without internet, with the settings of its own wifi
	@$(BIN)/python -m tools.koffer build/koffer
	@$(BIN)/overlegtafel koffer -o build/koffer/wifi $(KOFFER)
	@cp build/koffer/wifi/koffer.env build/koffer/koffer.env
	@echo "build/koffer is ready: what to do with it stands in docs/koffer.md."

sbom: .venv/.stamp-dev .venv-checkers/.stamp ## build/overlegtafel.cdx.json: the bill of materials, in CycloneDX
	@mkdir -p build && $(BIN)/python -m tools.release.sbom build/overlegtafel.cdx.json
	@echo "build/overlegtafel.cdx.json is ready"

# RELEASE_KEY is a private Ed25519 key of OpenSSH; docs/hosting.md says how one checks what it signed
RELEASE_KEY ?=
release: setup .venv/.stamp-dev .venv-checkers/.stamp ## build/release: wheel, sdist, .deb, image, bill of materials, signed sums
	@$(BIN)/python -m tools.release.build build/release '$(RELEASE_KEY)'

translations: .venv/.stamp ## collect the Dutch sentences into the catalogue of each other language
	@mkdir -p build app/translations
	@$(BIN)/pybabel --quiet extract -F babel.cfg $(KEYWORDS) --sort-output --no-location --project=Overlegtafel \
		--version=$(VERSION) --copyright-holder='the Overlegtafel contributors' --msgid-bugs-address='' \
		-o build/messages.pot $(SOURCES)
	@for language in $(LANGUAGES); do \
		$(BIN)/pybabel --quiet update -i build/messages.pot -d app/translations -l $$language --init-missing \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit 1; \
	done
	@echo "app/translations/*/LC_MESSAGES/messages.po are up to date; fill in what is empty"

lock: .venv/.stamp-dev $(NPM_READY) ## renew the lock files; UPGRADE=--upgrade takes the newest versions
	@export CUSTOM_COMPILE_COMMAND='make lock'; \
	$(BIN)/pip-compile $(UPGRADE) --all-build-deps -o requirements.txt pyproject.toml && \
	$(BIN)/pip-compile $(UPGRADE) --all-build-deps --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml && \
	$(BIN)/pip-compile $(UPGRADE) -o requirements-node.txt requirements-node.in && \
	$(BIN)/pip-compile $(UPGRADE) -o requirements-fuzz.txt requirements-fuzz.in && \
	$(BIN)/pip-compile $(UPGRADE) -o requirements-pabulib.txt requirements-pabulib.in && \
	$(BIN)/pip-compile $(UPGRADE) -o requirements-checkers.txt requirements-checkers.in && \
	$(BIN)/pip-compile $(UPGRADE) -o requirements-oracles.txt requirements-oracles.in
	@$(NPM) install --package-lock-only --omit-lockfile-registry-resolved $(NPM_QUIET)

clean: ## remove everything that make made; the data folder stays
	rm -rf .venv .venv-node .venv-pabulib .venv-checkers .venv-oracles node_modules static/vendor static/built static/verify.html templates/built build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find app facilitation realtime tests tools \( -name __pycache__ -o -name '*.mo' \) -prune -exec rm -rf {} + 2>/dev/null || true

# --- what the targets stand on -------------------------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed; PYTHON=/path/to/python3 points make at one." >&2; exit 1; }
	@echo "Making .venv ..."
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
		echo "Python could not make .venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

.venv/.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the server needs ..."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $@

.venv/.stamp-dev: requirements-dev.txt .venv/.stamp
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

# The public checker of Pabulib files, those of what a municipality gets, and the public implementations of counting rules: each beside the product
.venv-%/.stamp: requirements-%.txt | .venv/bin/python
	@echo "Installing $* in an environment of its own ..."
	@$(BIN)/python -m venv --clear .venv-$*
	@.venv-$*/bin/python -m pip --disable-pip-version-check --no-input install -qq --require-hashes -r $<
	@touch $@

.venv-node/.stamp: requirements-node.txt | .venv/bin/python
	@echo "No npm here: installing one in .venv-node ..."
	@$(BIN)/python -m venv --clear .venv-node
	@.venv-node/bin/python -m pip --disable-pip-version-check --no-input install -qq --require-hashes -r requirements-node.txt
	@touch $@

node_modules/.stamp: package-lock.json package.json | $(NPM_READY)
	@echo "Fetching the front-end files ..."
	@$(NPM) ci --omit=dev $(NPM_QUIET)
	@touch $@

# npm ci empties node_modules; the first stamp gets the time of the copies, so that they are not made again
node_modules/.stamp-dev: node_modules/.stamp | static/vendor/manifest.json
	@$(NPM) ci $(NPM_QUIET)
	@touch -r static/vendor/manifest.json node_modules/.stamp
	@touch $@

static/verify.html: tools/make_verifier.py app/data/words.txt $(wildcard tools/verifier/*/*) | .venv/bin/python
	@$(BIN)/python tools/make_verifier.py

static/vendor/manifest.json: node_modules/.stamp tools/vendor.py | .venv/bin/python
	@$(BIN)/python tools/vendor.py

# A folder is newer than what was made of it where a file came or went
static/built/manifest.json: static/vendor/manifest.json $(wildcard tools/bundles/*.py) app/faces/assets.py \
		$(shell find static/css static/js static/parts) | .venv/.stamp
	@$(BIN)/python -m tools.bundles

# A start compiles nothing: neither a module, where it may not write one, nor a template
templates/built/.stamp: tools/compiled.py $(shell find app facilitation realtime -name '*.py') \
		$(shell find templates -path templates/built -prune -o -print) .venv/.stamp | static/built/manifest.json
	@$(BIN)/python -m tools.compiled
	@touch $@

%.mo: %.po | .venv/.stamp
	@$(BIN)/pybabel --quiet compile -i $< -o $@ -l $(word 3,$(subst /, ,$<))

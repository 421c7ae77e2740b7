# make demo          everything, running, with invented cases; Ctrl-C stops it
# make stop          stops what a killed demo left
# make test          lint, types and all tests with short profiles
# make test-long     the tests that take longer;  make faults: those that kill processes
# make bench         ratios against pgbench and the plain way; SIZE=1000000 people, ONLY="single bulk feed releases"
# make messages      after a change of a text: the catalogues of English texts, read anew and compiled
#
# Variables: PORT, HOST, LUYUE_DATA, DATABASE_URL, MIGRATION_DATABASE_URL, CELERY_BROKER_URL, PYTHON, LUYUE_PG_BIN
.POSIX:
.SUFFIXES:
.PHONY: help install install-tests demo stop status test test-long faults bench lint format types messages lock

BIN = .venv/bin
CODE = config courts defaulters enforcement tests manage.py
# For tools that read the settings but open no connection.
UNUSED = DATABASE_URL=postgresql:///unused LUYUE_SECRET_KEY=unused \
	LUYUE_ENCRYPTION_KEY=unused LUYUE_LOOKUP_KEY=unused LUYUE_AGENCY_KEY=unused
export PORT HOST LUYUE_DATA DATABASE_URL MIGRATION_DATABASE_URL CELERY_BROKER_URL LUYUE_PG_BIN

help:
	@sed -n 's/^# //p' Makefile

install:
	@PYTHON='$(PYTHON)' config/install.sh requirements.txt

install-tests:
	@PYTHON='$(PYTHON)' config/install.sh requirements.txt tests/requirements.txt

demo: install
	@exec $(BIN)/python -m config.launcher demo

stop:
	@if [ -x $(BIN)/python ]; then exec $(BIN)/python -m config.launcher stop; else echo "Nothing is installed, so nothing runs."; fi

status: install
	@exec $(BIN)/python -m config.launcher status

test: install-tests lint types
	$(BIN)/python -m pytest -n 2 --maxschedchunk 40

test-long: install-tests
	$(BIN)/python -m pytest -m long

faults: install-tests
	$(BIN)/python -m pytest -m faults

bench: install-tests
	@exec $(BIN)/python -m tests.bench

lint: install-tests
	$(BIN)/python -m ruff check $(CODE)
	$(BIN)/python -m ruff format --check $(CODE)

format: install-tests
	$(BIN)/python -m ruff check --fix-only $(CODE)
	$(BIN)/python -m ruff format $(CODE)

types: install-tests
	$(UNUSED) $(BIN)/python -m mypy

# Needs GNU gettext, as nothing else does: the compiled catalogues are kept in the repository.
messages: install
	@command -v xgettext >/dev/null && command -v msgfmt >/dev/null || \
	  { echo "make messages needs GNU gettext: xgettext, msgmerge and msgfmt (package gettext)." >&2; exit 1; }
	@$(UNUSED) $(BIN)/python manage.py makemessages
	@for app in courts defaulters enforcement; do \
	  folder=$$app/locale/en/LC_MESSAGES; \
	  msgfmt --check-format --statistics -o $$folder/django.mo $$folder/django.po || exit 1; \
	done

# After a change of a requirements.in. No uv.lock and no index address: neither belongs into a repository.
lock: install
	for folder in . tests; do \
	  $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	    $$folder/requirements.in -o $$folder/requirements.txt || exit 1; \
	done

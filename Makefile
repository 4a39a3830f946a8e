# Two commands: `make run` serves the site with demo data, `make test` runs the tests.
# Both do all the set-up they need; Python 3.11 is the only thing they find on the machine.

PORT ?= 8000
PYTHON ?= python3.11
PYTHON := $(shell command -v $(PYTHON) || command -v python3)
RUN := .venv/bin/python
DEV := .venv-dev/bin/python
# What pytest gets besides: make test ARGS="tests/models -x"
ARGS ?=
# Tests start many processes, each of which would compile all of the project anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test test-sqlite test-postgres test-quick test-deep lint types check lock clean

run: setup
	@echo "http://127.0.0.1:$(PORT)/        读者看到的网站"
	@echo "http://127.0.0.1:$(PORT)/admin/  编辑台"
	@$(RUN) manage.py runserver 127.0.0.1:$(PORT)

# What is entered stays: accounts are made that are not there yet, the demo only where nothing is.
setup: .venv/ready .env
	@mkdir -p .data
	@echo "Bringing the database up to date …"
	@$(RUN) manage.py migrate --verbosity 0
	@echo "Collecting style sheets and scripts (.static) …"
	@$(RUN) manage.py collectstatic --noinput --verbosity 0
	@$(RUN) manage.py make_editor --each-role
	@echo "Loading the demo, if there is no release yet …"
	@$(RUN) manage.py load_demo --if-empty
	@$(RUN) manage.py reindex --if-needed

.venv/ready .venv-dev/ready: %/ready:
	@echo "Making a Python environment in $* …"
	@$(PYTHON) -m venv $*
	@echo "Installing $(words $(shell grep -o '^[^ ]*==' $<)) packages into it, a minute or so …"
	@$*/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/ready: requirements.txt
.venv-dev/ready: requirements-dev.txt

# A secret of this checkout alone, readable by its owner alone.
.env:
	@umask 077 && $(RUN) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > .env.new
	@echo "ALLOWED_HOSTS=127.0.0.1,localhost" >> .env.new
	@echo "HTTPS=false" >> .env.new
	@mv .env.new .env

.env: | .venv/ready

# PostgreSQL runs what asks the database: the rest is refused it, so it is the same on both. What
# is slow, the browser's journeys, and two of three tests of pages and acts (tests/deep.py) run on SQLite
# here, on PostgreSQL in `make test-deep`.
test: test-sqlite test-postgres

test-sqlite: .venv-dev/ready
	TEST_DATABASE=sqlite $(DEV) -m pytest -n auto --dist worksteal -m "not deep" $(ARGS)

test-postgres: .venv-dev/ready
	TEST_DATABASE=postgres $(DEV) -m pytest -n auto --dist worksteal -m "database and not browser and not deep and (both or not slow)" $(ARGS)

# While working: a minute and a half.
test-quick: .venv-dev/ready
	TEST_DATABASE=sqlite $(DEV) -m pytest -n auto --dist worksteal -m "not browser and not slow and not deep" $(ARGS)

# Everything on PostgreSQL, what `make test` leaves out too, with ten times the examples.
test-deep: .venv-dev/ready
	TEST_DATABASE=postgres $(DEV) -m pytest -n auto --dist worksteal --hypothesis-profile=deep $(ARGS)

lint: .venv-dev/ready
	$(DEV) -m ruff check .
	$(DEV) -m ruff format --check .
	$(DEV) -m djlint --lint --quiet templates

types: .venv-dev/ready
	ENV_FILE=/dev/null DEBUG=true $(DEV) -m mypy

# Migrations match the models, and the production settings pass Django's own deployment check.
check: .venv-dev/ready
	DATA_DIR=$$(mktemp -d) ENV_FILE=/dev/null DEBUG=true \
	    $(DEV) manage.py makemigrations --check --dry-run
	ENV_FILE=/dev/null SECRET_KEY=$$($(DEV) -c 'import secrets; print(secrets.token_urlsafe(60))') \
	    ALLOWED_HOSTS=www.example.gov.cn HSTS_SUBDOMAINS=true \
	    $(DEV) manage.py check --deploy --fail-level WARNING

# Rewrites the locks after a change of requirements*.in; needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header requirements-bench.in -o requirements-bench.txt

# Removes what the commands above made, except .env and .data, which hold your secret and data.
clean:
	rm -rf .venv .venv-dev .static .mypy_cache .ruff_cache .pytest_cache .hypothesis

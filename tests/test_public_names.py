"""The public names, frozen: a change here is a change for users."""

import subprocess
import sys

import pytest

import tacitus

PUBLIC = ["Document", "Event", "EventTable", "Reading", "Record", "__version__", "code", "read"]


def test_public_names_are_these() -> None:
    assert list(tacitus.__all__) == PUBLIC
    assert all(hasattr(tacitus, name) for name in PUBLIC)


def test_unknown_name_lists_the_public_ones() -> None:
    with pytest.raises(AttributeError, match="EventTable"):
        getattr(tacitus, "parse")  # noqa: B009


def test_importing_the_package_loads_no_stage() -> None:
    code = "import sys, tacitus; print(sorted(m for m in sys.modules if m.startswith('tacitus')))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "['tacitus']"

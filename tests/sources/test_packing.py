import gzip
import zlib

import pytest

from tacitus.errors import SourceError
from tacitus.sources.packing import join_chunks, unpack


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (b"Troops left.", None),
        (b"Troops left.", "identity"),
        (gzip.compress(b"Troops left."), "gzip"),
        (gzip.compress(gzip.compress(b"Troops left.")), "gzip, x-gzip"),
        (zlib.compress(b"Troops left."), "deflate"),
        (zlib.compress(b"Troops left.")[2:-4], "Deflate"),
    ],
)
def test_every_packing_gives_the_bytes(packed: bytes, encoding: str | None) -> None:
    assert unpack(packed, encoding, cap=100) == b"Troops left."


def test_a_bomb_ends_at_the_cap() -> None:
    with pytest.raises(SourceError, match="T116"):
        unpack(gzip.compress(b"a" * 50_000_000), "gzip", cap=1_000_000)


def test_chunks_are_joined() -> None:
    assert join_chunks(b"6\r\nTroops\r\n6;x=y\r\n left.\r\n0\r\n\r\n") == b"Troops left."


@pytest.mark.parametrize(
    "data", [b"", b"zz\r\nab", b"5\r\nab", b"-1\r\nab", b"fffffffff\r\nab", b"2\r\nab\r\n"]
)
def test_broken_chunks_are_damage(data: bytes) -> None:
    with pytest.raises(SourceError, match="T104"):
        join_chunks(data)

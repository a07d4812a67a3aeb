import os
from pathlib import Path

from tacitus.model import Document, Quarantined
from tacitus.sources import read_inputs
from tacitus.sources.folder import list_files


def test_files_come_in_the_order_of_their_names_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", ".hidden", "a/.git/x.txt", "c/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "empty").mkdir()
    found = list(read_inputs([str(tmp_path)]))
    texts = [f.text for f in found if isinstance(f, Document)]
    assert texts == ["a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "c/d.txt"]
    assert len(found) == 5


def test_links_to_directories_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "circle").symlink_to(tmp_path)
    (tmp_path / "a" / "one.txt").write_text("Troops left.")
    (tmp_path / "two.txt").symlink_to(tmp_path / "a" / "one.txt")
    assert len(list(list_files(str(tmp_path)))) == 2
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert len(list(list_files(str(tmp_path / "b")))) == 1


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    found = [f.code for f in list_files(str(tmp_path)) if isinstance(f, Quarantined)]
    assert found == ["T101", "T101"]


def test_a_directory_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (found,) = list_files(str(tmp_path))
    assert isinstance(found, Quarantined)
    assert found.code == "T105"


def test_a_deep_tree_is_walked(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(200):
        path = path / "d"
        path.mkdir()
    (path / "x.txt").write_text("Troops left.")
    assert len(list(list_files(str(tmp_path)))) == 1

"""Only regular files with proper names are read, and the others are told with a better name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reading import (
    FaultCode,
    Listing,
    UnreadError,
    list_tree,
    printable,
    read_archive,
    read_tree,
)
from generator.reading.layout import FileKind, address_of, proposed_name
from generator.reading.limits import MAX_BYTES


def put(root: Path, path: str, text: str = "title: 甲\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_a_library_is_read_sorted_and_nothing_else_is(tmp_path: Path) -> None:
    for path in ("methods/duty.yml", "cases/b-set/one.yml", "cases/vocabulary/sources.yml"):
        put(tmp_path, path)
    for path in ("mkdocs.yml", "site/cases/x.yml", "cases/.DS_Store", "cases/b-set/README.md"):
        put(tmp_path, path)
    tree = read_tree(tmp_path)
    assert list(tree.files) == [
        "cases/b-set/one.yml",
        "cases/vocabulary/sources.yml",
        "methods/duty.yml",
    ]
    assert tree.faults == {}


@pytest.mark.parametrize(
    ("path", "code", "proposed"),
    [
        ("cases/set/Zero Violation.yml", FaultCode.FILE_NAME, "zero-violation.yml"),
        ("cases/set/zero_violation.yaml", FaultCode.FILE_NAME, "zero-violation.yml"),
        ("cases/set/ZERO.YML", FaultCode.FILE_NAME, "zero.yml"),
        ("cases/set/零违章.yml", FaultCode.FILE_NAME, ""),
        ("cases/2020 Set/zero.yml", FaultCode.FILE_NAME, "2020-set"),
        ("cases/zero.yml", FaultCode.MISPLACED, None),
        ("cases/vocabulary/scenes.yml", FaultCode.MISPLACED, None),
        ("cases/set/deep/zero.yml", FaultCode.MISPLACED, None),
        ("cases/set/项目.xlsx", FaultCode.NOT_READ, None),
    ],
)
def test_a_wrong_name_comes_with_a_right_one(
    tmp_path: Path, path: str, code: FaultCode, proposed: str | None
) -> None:
    put(tmp_path, path)
    ((found, (fault,)),) = read_tree(tmp_path).faults.items()
    assert (found, fault.code, fault.params.get("proposed")) == (path, code, proposed)


def test_links_and_special_files_are_not_followed(tmp_path: Path) -> None:
    secret = put(tmp_path, "elsewhere/secret.yml")
    put(tmp_path, "cases/set/one.yml")
    (tmp_path / "cases/set/linked.yml").symlink_to(secret)
    (tmp_path / "cases/other").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(tmp_path / "cases/set/pipe.yml")
    tree = read_tree(tmp_path)
    assert list(tree.files) == ["cases/set/one.yml"]
    assert {path: faults[0].code.name for path, faults in tree.faults.items()} == {
        "cases/other": "SPECIAL_FILE",
        "cases/set/linked.yml": "SPECIAL_FILE",
        "cases/set/pipe.yml": "SPECIAL_FILE",
    }


def test_no_more_is_read_than_is_needed_to_know_that_it_is_too_much(tmp_path: Path) -> None:
    put(tmp_path, "cases/set/one.yml", "#" * (3 * MAX_BYTES))
    assert len(read_tree(tmp_path).files["cases/set/one.yml"]) == MAX_BYTES + 1


def test_a_name_that_is_no_text_is_told_as_text(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/cases/\xff\xfe.yml")).write_bytes(b"a: b\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    (path,) = read_tree(tmp_path).faults
    path.encode()


def test_a_folder_without_content_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        read_tree(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "cases/set/zero.yml",
        "cases/set/collection.yml",
        "cases/vocabulary/vehicles.yml",
        "cases/vocabulary/wording.yml",
        "methods/zero.yml",
    ],
)
def test_an_address_leads_back_to_its_path(path: str) -> None:
    address = address_of(path)
    assert address is not None
    assert address.path == path


def test_half_a_pair_in_a_name_can_be_shown_and_written() -> None:
    assert printable("案例\ud83d.yml").encode() == "案例\ufffd.yml".encode()


def test_a_path_says_what_a_file_is() -> None:
    case = address_of("cases/set/zero.yml")
    assert case is not None
    assert (case.kind, case.id, case.collection) == (FileKind.CASE, "zero", "set")
    collection = address_of("cases/set/collection.yml")
    assert collection is not None
    assert (collection.kind, collection.id) == (FileKind.COLLECTION, "set")
    assert address_of("cases/../methods/zero.yml") is None
    assert address_of("methods/zero.yml/") is None


def test_a_proposal_is_itself_allowed() -> None:
    assert proposed_name("a") == proposed_name("--") == proposed_name("x" * 80) == ""
    assert proposed_name("Duty_List") == "duty-list"


@pytest.mark.parametrize(
    "name", ["index", "casebook-shell", "toolbox", "404", "con", "nul", "com1"]
)
def test_a_reserved_name_is_no_entry(tmp_path: Path, name: str) -> None:
    """`cases/index.yml` would take the place of the list of cases; `con.yml` is no Windows file."""
    put(tmp_path, f"cases/set/{name}.yml")
    tree = read_tree(tmp_path)
    assert tree.files == {}
    assert [fault.code for fault in tree.faults[f"cases/set/{name}.yml"]] == [FaultCode.FILE_NAME]


def test_a_listing_tells_what_the_disk_says_and_reads_on_demand(tmp_path: Path) -> None:
    for path in ("cases/set/one.yml", "methods/two.yml", "cases/Set/three.yml"):
        put(tmp_path, path)
    listing = list_tree(tmp_path)
    assert list(listing.stats) == ["cases/set/one.yml", "methods/two.yml"]
    assert list(listing.faults) == ["cases/Set/three.yml"]
    told = (tmp_path / "methods/two.yml").stat()
    assert listing.stats["methods/two.yml"] == (
        told.st_size,
        told.st_mtime_ns,
        told.st_ctime_ns,
        told.st_ino,
    )
    tree = listing.tree
    assert dict(tree.files) == dict(read_tree(tmp_path).files)
    assert len(tree.files) == 2
    assert "methods/two.yml" in tree.files
    (tmp_path / "methods/two.yml").write_bytes(b"title: new")
    assert tree.files["methods/two.yml"] == b"title: new"
    with pytest.raises(KeyError):
        tree.files["cases/Set/three.yml"]


def test_what_took_the_place_of_a_listed_file_is_not_followed(tmp_path: Path) -> None:
    names = ("link", "pipe", "folder", "gone", "large")
    for name in names:
        put(tmp_path, f"cases/set/{name}.yml")
    files = list_tree(tmp_path).tree.files
    for name in names:
        (tmp_path / f"cases/set/{name}.yml").unlink()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "cases/set/link.yml").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "cases/set/pipe.yml")
    (tmp_path / "cases/set/folder.yml").mkdir()
    (tmp_path / "cases/set/large.yml").write_bytes(b"a" * (2 * MAX_BYTES))
    for name in names[:-1]:
        with pytest.raises(UnreadError):
            files[f"cases/set/{name}.yml"]
    assert len(files["cases/set/large.yml"]) == MAX_BYTES + 1


def test_a_file_that_is_closed_after_it_was_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "cases/set/one.yml")
    put(tmp_path, "cases/set/two.yml")

    def closed(listing: Listing, path: str) -> bytes:
        if path.endswith("one.yml"):
            raise UnreadError(path)
        return b"title: x"

    monkeypatch.setattr(Listing, "read", closed)
    tree = read_tree(tmp_path)
    assert list(tree.files) == ["cases/set/two.yml"]
    assert [fault.code for fault in tree.faults["cases/set/one.yml"]] == [FaultCode.UNREADABLE]


def test_a_content_folder_that_leads_out_of_the_library_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "library"
    put(root, "methods/two.yml")
    put(root, "kept/set/one.yml")
    put(tmp_path, "elsewhere/set/secret.yml")
    for target, files in (("kept", 2), ("../elsewhere", 1), ("/", 1)):
        (root / "cases").symlink_to(target)
        tree = read_tree(root)
        assert len(tree.files) == files, target
        assert [f.code for f in tree.faults.get("cases", ())] == [FaultCode.SPECIAL_FILE][
            : 2 - files
        ]
        (root / "cases").unlink()


def test_an_archived_text_that_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(10 * 1024**3)
    archive = read_archive(tmp_path)
    assert archive.texts == {}
    assert archive.unreadable == {"large.txt"}

"""The synthetic library is marked, seeded and passes the checks it is measured with."""

from pathlib import Path

from generator.contributing.sample import MARK, write_sample
from tests.conftest import casebook


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_sample(5, seed, tmp_path / name)
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") != files(tmp_path / "c")


def test_every_case_is_marked_and_no_two_are_alike(tmp_path: Path) -> None:
    write_sample(60, 1, tmp_path / "s")
    texts = [p.read_text("utf-8") for p in (tmp_path / "s" / "cases").rglob("hecheng-0*.yml")]
    assert len(set(texts)) == 60
    assert all(MARK in text for text in texts)


def test_it_builds_into_a_site(tmp_path: Path) -> None:
    write_sample(30, 1, tmp_path / "s")
    run = casebook("--root", tmp_path / "s", "build", "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "s" / "site" / "cases" / "hecheng-000001.html").is_file()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    run = casebook("sample", "--count", "1", "--into", tmp_path)
    assert run.returncode == 1
    assert "不是空文件夹" in run.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]

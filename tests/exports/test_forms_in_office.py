"""Another program than the ones that wrote them opens the forms and prints what they say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.exports.forms import form_document, form_workbook
from tests.exports.a_form import form

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="NO OFFICE: no LibreOffice or no pdftotext found",
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both files as PDF, made in one run: starting the program takes longest."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "xlsx.xlsx").write_bytes(form_workbook(form()))
    (folder / "docx.docx").write_bytes(form_document(form()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(folder.glob("*.*x"))
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_form_prints_its_title_its_columns_and_its_pages(printed: Path, kind: str) -> None:
    run = subprocess.run(
        ["pdftotext", "-layout", printed / f"{kind}.pdf", "-"], capture_output=True, check=True
    )
    first, example, *rest = run.stdout.decode().split("\f")
    assert rest == [""]
    for text in ("党员包保责任卡", "一人一卡。", "单位：", "现场", "等级", "次数", "日期", "完成"):
        assert text in first, text
    assert "变电站" in first
    assert "=2+2" in first
    assert "原文未载" not in first
    assert "党员包保压降违章" in example
    assert "原文未载" in example
    assert "第 1 页，共 2 页" in first

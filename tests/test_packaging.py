"""What `pip install` brings is whole: templates, styles, scripts, tables and schemas."""

import zipfile
from pathlib import Path

from tests.compatibility.environments import build_wheel
from tests.conftest import ROOT

NOT_SHIPPED = {"readme", "__pycache__"}


def test_the_wheel_holds_everything_the_program_reads(tmp_path: Path) -> None:
    shipped = set(zipfile.ZipFile(build_wheel(tmp_path)).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in ("generator", "site_templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not NOT_SHIPPED & set(path.parts)
    }
    assert wanted - shipped == set()

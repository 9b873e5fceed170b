"""Runs where no test program is installed: exports a library into a folder, kind by kind.

`python every_export.py LIBRARY FOLDER KIND…`; prints the kinds that were made, or what went wrong.
"""

from __future__ import annotations

import sys

from click.testing import CliRunner

from generator.cli.main import main

library, folder, *kinds = sys.argv[1:]
for kind in kinds:
    words = ["--root", library, "export", kind, "-o", f"{folder}/cases.{kind}"]
    run = CliRunner().invoke(main, words)
    if run.exception and not isinstance(run.exception, SystemExit):
        raise run.exception
    # Without a Chinese font there is no book, whatever the versions.
    if run.exit_code and "字体" not in run.output:
        sys.exit(f"{kind}: {run.output}")
    print(kind)

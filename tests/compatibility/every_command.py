"""Runs where no test program is installed: every module is loaded, every command shows its help.

Prints the names of the commands, or the first that fails with what it said.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import walk_packages

from click.testing import CliRunner

import generator
from generator.cli.main import COMMANDS, main

for module in walk_packages(generator.__path__, "generator."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
for name in COMMANDS:
    shown = CliRunner().invoke(main, [name, "--help"])
    if shown.exit_code:
        sys.exit(f"{name}: {shown.output}")
print(*COMMANDS)

"""The command `casebook`: parse, call, print. One module per group of commands."""

from generator.cli.main import main, run

__all__ = ["main", "run"]

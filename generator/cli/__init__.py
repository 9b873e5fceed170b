"""The command `casebook`: parse, call, print. One module per group of commands."""

from generator.cli.build import build, serve
from generator.cli.check import check
from generator.cli.draft import new
from generator.cli.export import export
from generator.cli.fix import fix
from generator.cli.format import format_files
from generator.cli.machine import sample, schema
from generator.cli.main import main
from generator.cli.registry import registry
from generator.cli.review import diff
from generator.cli.template import template
from generator.cli.workbook import import_workbook

for command in (
    check,
    build,
    serve,
    new,
    format_files,
    fix,
    template,
    import_workbook,
    export,
    diff,
    registry,
    schema,
    sample,
):
    main.add_command(command)

__all__ = ["main"]

"""Entries as tables: a workbook to sort and to print, and one table as text for other programs."""

from generator.exports.table.separated import csv_table
from generator.exports.table.sheets import workbook
from generator.exports.table.tables import TABLES, Column, Table, tables_of

__all__ = ["TABLES", "Column", "Table", "csv_table", "tables_of", "workbook"]

"""Casebook: a case library in YAML, checked and published as a searchable toolbox site."""

__version__ = "0.1.0"

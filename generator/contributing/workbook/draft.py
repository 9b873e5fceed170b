"""One entry of a workbook as plain data, each value with the cell it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.checking.problem import show_path
from generator.contributing.workbook.places import Cell
from generator.contributing.workbook.table import Row
from generator.exports.workbook import Need
from generator.exports.workbook.cells import value_at
from generator.reading import Path, Value


@dataclass
class Draft:
    """What becomes one file."""

    data: dict[str, Value] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    """Path as it is shown (`indicators[2].name`) → cell."""

    @property
    def anchor(self) -> Cell:
        """The cell that stands for the whole entry."""
        return next(iter(self.cells.values()), Cell(""))

    def cell_of(self, path: str) -> Cell:
        """The cell of a field, or that of the nearest part which holds it."""
        while path:
            if path in self.cells:
                return self.cells[path]
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return self.anchor

    def state(self, path: Path, value: Value, cell: Cell) -> None:
        """Put one value and remember its cell."""
        self.cells[show_path(path)] = cell
        put(self.data, path, value)

    def take(self, path: Path, row: Row) -> None:
        """Put the values of a row below `path` and remember their cells."""
        for column, value in row.values.items():
            if column.is_key:
                continue
            here = (*path, *column.path)
            for depth in range(len(path), len(here)):
                # A group, and a part as a whole, stands where its first field stands.
                self.cells.setdefault(show_path(here[:depth]), row.cells[column])
            self.cells[show_path(here)] = row.cells[column]
            if value not in (None, []):
                put(self.data, here, value)
        self.state_blanks(path, row)

    def state_blanks(self, path: Path, row: Row) -> None:
        """Put a blank where something must stand, so that the check tells it at its own cell."""
        for column in row.values:
            here = (*path, *column.path)
            group = value_at(self.data, here[:-1])
            needed = column.need is Need.ALWAYS or (
                column.need is Need.IN_GROUP and isinstance(group, dict)
            )
            stated = isinstance(group, dict) and column.path[-1] in group
            if needed and not stated and not column.is_key:
                put(self.data, here, None)

    def group_at(self, path: Path) -> Cell | None:
        """The cell of the group at `path`; None where there is none yet."""
        return self.cells.get(show_path(path)) if value_at(self.data, path) is not None else None

    def append(self, path: Path, row: Row, cell: Cell) -> Path:
        """Hang a row into the list at `path`, behind what is there; where it hangs now."""
        known = value_at(self.data, path)
        if not isinstance(known, list):
            known = []
            put(self.data, path, known)
        known.append({})
        self.cells.setdefault(show_path(path), cell)
        here = (*path, len(known) - 1)
        self.take(here, row)
        return here


def put(data: Value, path: Path, value: Value) -> None:
    """Put a value at a path, making the mappings on the way."""
    *way, last = path
    for step in way:
        if isinstance(data, list):
            data = data[int(step)]
        elif isinstance(data, dict):
            data = data.setdefault(str(step), {})
    if isinstance(data, dict):
        data[str(last)] = value

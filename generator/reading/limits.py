"""How much one file may hold. An entry of the largest kind needs a tenth of any of these."""

MAX_BYTES = 256 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 12

MAX_FAULTS = 50
"""Faults of one kind reported per file; a file broken on every line is broken once."""

MOST_FINDINGS = 500
"""Mistakes of one kind told per file that can be read; a registry has so many of one kind."""

MOST_SLIPS = 500
"""Slips of one file that are mended to read on; an entry has fewer lines."""

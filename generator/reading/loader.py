"""The parser of YAML: the one in C where it was built, the slow one elsewhere."""

from __future__ import annotations

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

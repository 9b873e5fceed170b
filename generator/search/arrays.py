"""numpy, kept to one thread: an index is made beside other work, in processes of its own.

Importing it costs a tenth of a second, so that only what makes an index may import this module.
"""

import os
from typing import Any

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import numpy as np  # noqa: E402
import numpy.typing as npt  # noqa: E402

__all__ = ["Bits", "Integers", "Masks", "Numbers", "Words", "np"]

Words = npt.NDArray[np.uint64]
Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.unsignedinteger[Any]]
Masks = npt.NDArray[np.uint16]
Bits = npt.NDArray[np.bool_]

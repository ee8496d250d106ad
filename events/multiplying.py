"""The multiplication of the model's matrices: numpy's library takes a third of the time of the one that spaCy brings.

It is used where it can be told to keep to one thread: reports are shared out among processes, and threads that wait
for each other take several times as long as one alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps

__all__ = ["multiply_fast"]

_FOLDERS = ("../numpy.libs", ".dylibs")
"""Where numpy's wheels keep their libraries, seen from the package."""
_CALLS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads")


def multiply_fast(models: Iterable[Model[Any, Any]]) -> None:
    """Let numpy multiply what these models multiply, if it can do so in one thread."""
    if not _in_one_thread():
        return
    ops = NumpyOps(use_blis=False)
    for model in models:
        for layer in model.walk():
            layer.ops = ops


@lru_cache(maxsize=1)
def _in_one_thread() -> bool:
    """Tell numpy's library to use one thread; False where it is another one than OpenBLAS."""
    package = Path(np.__file__).parent
    for path in (found for folder in _FOLDERS for found in sorted((package / folder).glob("*openblas*"))):
        library = ctypes.CDLL(str(path))
        for name in _CALLS:
            if hasattr(library, name):
                getattr(library, name)(1)
                return True
    return False

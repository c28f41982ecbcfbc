"""asyncio without TLS, which this program has no use for: nothing it says goes over a network."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast


def without_tls() -> None:
    """Imports asyncio as on a Python that has no `ssl`, which spares a start some 4 ms and 3 MB.

    Whoever wants `ssl` afterwards gets it. Where one of the two is there already, all stays as it is.
    """
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    modules = cast(dict[str, ModuleType | None], sys.modules)
    modules["ssl"] = None  # which makes an import of it fail as if there were none
    try:
        import asyncio  # noqa: F401
    finally:
        del modules["ssl"]

# SPDX-License-Identifier: MIT
"""How a number is written in the window: with a comma before each three digits."""


def grouped(said: str, count: int) -> str:
    """``said``, into which Qt wrote the number without a comma."""
    return said.replace(str(count), f"{count:,}", 1)

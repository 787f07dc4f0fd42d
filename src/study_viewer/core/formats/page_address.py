# SPDX-License-Identifier: MIT
"""Addresses on a page that knows its own: what they are from its place on. None is ever asked."""

from urllib.parse import urljoin


def joined(base: str, address: str) -> str:
    """The address as seen from ``base``; as it is where that cannot be said."""
    try:
        return urljoin(base, address.strip()) if base else address.strip()
    except ValueError:
        return address.strip()


def without_fragment(address: str) -> str:
    return address.partition("#")[0]


def is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))

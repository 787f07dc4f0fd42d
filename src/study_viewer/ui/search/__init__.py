# SPDX-License-Identifier: MIT
"""Searching everywhere: a panel of places, and a box for everything that can be asked for."""

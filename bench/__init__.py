# SPDX-License-Identifier: MIT
"""Measures against the budgets; ``python3 dev.py bench`` runs them all and prints one table."""

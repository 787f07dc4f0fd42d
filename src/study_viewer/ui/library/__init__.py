# SPDX-License-Identifier: MIT
"""The shelf of documents."""

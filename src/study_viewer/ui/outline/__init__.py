# SPDX-License-Identifier: MIT
"""The section tree."""

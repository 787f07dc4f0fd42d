# SPDX-License-Identifier: MIT
"""The search panel and the find bar."""

# SPDX-License-Identifier: MIT
"""Questions that need more than a line."""

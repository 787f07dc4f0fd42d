# SPDX-License-Identifier: MIT
"""Everything the product knows and does, without a window and without words for the user."""

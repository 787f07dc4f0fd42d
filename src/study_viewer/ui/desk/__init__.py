# SPDX-License-Identifier: MIT
"""What the window decides: the panels ask here, and nothing here paints."""

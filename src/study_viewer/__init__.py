# SPDX-License-Identifier: MIT
"""Study Viewer: an offline reader for study documents."""

__version__ = "0.1.0"

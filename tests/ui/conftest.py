# SPDX-License-Identifier: MIT
"""Every test of the window runs on Qt's offscreen platform, with or without a display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

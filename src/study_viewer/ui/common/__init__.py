# SPDX-License-Identifier: MIT
"""What all panels share: worker threads, messages, theme, icons, translation."""

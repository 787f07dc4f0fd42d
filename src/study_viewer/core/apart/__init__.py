# SPDX-License-Identifier: MIT
"""Foreign files are read in another process, which may fail, hang or grow without harm here."""

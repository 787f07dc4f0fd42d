# SPDX-License-Identifier: MIT
"""The page of text, its highlights and its selection bar."""

# SPDX-License-Identifier: MIT
"""Pure values and functions: what a document is, and how its text is addressed."""

# SPDX-License-Identifier: MIT
"""The only room that speaks SQL."""

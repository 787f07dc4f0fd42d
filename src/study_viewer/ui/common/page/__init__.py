# SPDX-License-Identifier: MIT
"""A body as a laid-out page: the same for the reader's screen and for paper."""

# SPDX-License-Identifier: MIT
"""The pages of an original file, as they were laid out, beside the text that was read from it."""

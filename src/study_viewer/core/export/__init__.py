# SPDX-License-Identifier: MIT
"""Documents and annotations on their way out: one module per format, strangers to one another."""

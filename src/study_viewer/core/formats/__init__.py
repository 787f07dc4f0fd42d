# SPDX-License-Identifier: MIT
"""Files on their way in: one module per format, strangers to one another."""

# SPDX-License-Identifier: MIT
"""The window: thin panels over the use cases."""

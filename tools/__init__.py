# SPDX-License-Identifier: MIT
"""What `dev.py` is made of; standard library only, readable by Pythons down to 3.6."""

# SPDX-License-Identifier: MIT
"""WordprocessingML: elements in their order, page looks, parts, and the package around them."""

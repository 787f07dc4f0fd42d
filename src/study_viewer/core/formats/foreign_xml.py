# SPDX-License-Identifier: MIT
"""XML of a foreign file → a tree, strictly: no entities, no document type fetched, no network."""

from lxml import etree


def strict_tree(data: bytes) -> etree._Element:
    """The root element, without comments and processing instructions.

    Raises ValueError for what is no XML, or is nested deeper than libxml2 goes (256).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error

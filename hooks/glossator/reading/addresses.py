"""Addresses: how web and mail addresses stand in running text."""

from __future__ import annotations

import re

ANGLE = re.compile(r"<(?P<href>(?:https?://|mailto:)[^\s<>]+)>")
BARE = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.I)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def without_trailing(address: str) -> str:
    """GFM 6.9: punctuation at the end and an unopened bracket are not of the address."""
    while address:
        if address[-1] in ".,;:!?'*_~’>]}" or (
            address[-1] == ")" and address.count(")") > address.count("(")
        ):
            address = address[:-1]
        else:
            break
    return address

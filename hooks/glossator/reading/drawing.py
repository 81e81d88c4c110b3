"""Drawing: an SVG file that an editor supplied, and what in it is more than a drawing.

    <svg onload="…">   <script>   <a href="javascript:…">   <image href="https://…">

A page shows it as an image, where nothing of it runs; but it has an address of its own too, and
opened there it is a page of this site. So what could run or fetch anything is refused.
"""

from __future__ import annotations

from lxml import etree

ACTIVE = frozenset(("script", "foreignobject", "iframe", "handler", "listener", "set", "animate"))
"""Elements by which a drawing does something; `set` and `animate` can change an address."""

HARMLESS = ("#", "data:image/png", "data:image/jpeg")
"""How an address begins that leads to a part of the drawing, or holds a picture itself."""


def active_parts(data: bytes) -> tuple[str, ...]:
    """What in the SVG `data` could run a program or ask another host, in words for an editor."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return ("it is not well-formed XML",)
    found: list[str] = []
    if b"<!ENTITY" in data:
        found.append("it declares entities")
    for element in root.iter(etree.Element):  # no remarks, no instructions
        tag = etree.QName(element).localname.lower()
        if tag in ACTIVE or tag.startswith("animate"):
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            local, address = etree.QName(name).localname.lower(), str(value).strip()
            if local.startswith("on"):
                found.append(f"{local}=")
            elif local in ("href", "src") and not address.startswith(HARMLESS):
                found.append(f"an address: {address[:40]}")
    return tuple(dict.fromkeys(found))

"""Drawing: an SVG file that an editor supplied, and what in it is more than a drawing.

    <svg onload="…">   <script>   <image href="https://…">   <style>@import …   <!DOCTYPE …>

A page shows it as an image, where nothing of it runs; but it has an address of its own too, and
opened there it is a page of this site. So it is made of what draws, and of nothing else: what
could run or fetch anything is refused, and so is what nobody here has thought of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

SVG = "http://www.w3.org/2000/svg"

DRAWS = """
svg g defs symbol use switch view title desc metadata style path rect circle ellipse line
polyline polygon text tspan textPath image linearGradient radialGradient stop pattern clipPath
mask marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence
"""
"""Elements of SVG that draw, or say how."""

REMARKS = frozenset(
    (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://creativecommons.org/ns#",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    )
)
"""Namespaces in which drawing programs write what no browser reads."""

_WITHIN = r"\#|data:image/(?:png|jpeg)[;,]"
"""How an address begins that leads to a part of the drawing, or holds a picture itself."""

_ASKS = re.compile(
    rf"""
    @import | \\                                # what is escaped could be any of these
    | (?: image | image-set | src ) \(
    | url\( (?! \s* ["']? (?: {_WITHIN} ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a style by which it fetches something."""


def active_parts(data: bytes) -> tuple[str, ...]:
    """What in the SVG `data` could run a program or ask another host, in words for an editor."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        data.decode()
        root = etree.fromstring(data, parser)
    except UnicodeDecodeError:
        return ("it is not in UTF-8",)
    except (etree.XMLSyntaxError, ValueError):
        return ("it is not well-formed XML",)
    return tuple(dict.fromkeys((*_around(root), *_within(root))))


def _around(root: etree._Element) -> Iterator[str]:
    """What tells a browser to read the file otherwise than it is read here."""
    tree = root.getroottree()
    if (tree.docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII"):
        yield "it is not in UTF-8"
    if tree.docinfo.internalDTD is not None:
        yield "<!DOCTYPE>"
    if root.tag != f"{{{SVG}}}svg":
        yield "it does not begin with <svg> of SVG’s namespace"
    for one in tree.xpath("//processing-instruction()"):
        yield f"<?{one.target}?>"


def _within(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        tag = etree.QName(element)
        if tag.namespace not in REMARKS and (
            tag.namespace != SVG or tag.localname not in DRAWS.split()
        ):
            yield f"<{tag.localname}>"
        if tag.localname == "style" and (found := _ASKS.search("".join(element.xpath("text()")))):
            yield f"a style with {found[0]}"
        for name, value in element.attrib.items():
            yield from _attribute(etree.QName(name), str(value).strip())


def _attribute(name: etree.QName, value: str) -> Iterator[str]:
    local = name.localname.lower()
    if local.startswith("on"):
        yield f"{local}="
    elif local in ("href", "src", "base") and not re.match(_WITHIN, value):
        yield f"an address: {value[:40]}"
    elif name.namespace is None and (found := _ASKS.search(value)):
        yield f"{local}= with {found[0]}"

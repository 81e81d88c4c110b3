"""Columns: the side to which a table's column is set, as a class.

Python-Markdown writes it as `style`, which the policy of our pages forbids, or as `align`, which
HTML has given up.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Columns(Extension):
    """`<td align="right">` -> `<td class="right">`, in every table of a page."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Columns(md), "columns", 15)


class _Columns(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in (*root.iter("td"), *root.iter("th")):
            if side := cell.attrib.pop("align", ""):
                cell.set("class", side)

"""The sidecar `brief.yml`: what a person knows better than the machine.

Everything is optional, and an empty file is a good one. Places in the source are named by
quotation and never by line number, so that a corrected source does not shift them. The
docstrings below are what an editor reads while typing: they go to the JSON Schema in
docs/schemas/brief.yml.schema.json, which `make accept` writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from glossator.handwritten import Written
from glossator.model.ids import is_slug
from glossator.model.roles import Role
from glossator.values import Day, Language, Line, LinkAddress, Quotation, WebAddress

EDITORIAL_ROLES = (
    Role.HEADING,
    Role.PARAGRAPH,
    Role.LIST_ITEM,
    Role.QUOTATION,
    Role.TABLE,
    Role.PULL_QUOTE,
    Role.CAPTION,
    Role.FIGURE_NOTE,
    Role.ENDNOTE,
    Role.BIOGRAPHY,
    Role.DISCLAIMER,
    Role.SERIES_STATEMENT,
    Role.ACKNOWLEDGEMENTS,
    Role.RIGHTS,
    Role.CONTACT,
    Role.EDITORS,
    Role.KEYWORDS,
    Role.SUGGESTED_CITATION,
    Role.MASTHEAD,
    Role.TITLE,
    Role.BYLINE,
    Role.DATE,
    Role.SERIES,
    Role.NUMBER,
    Role.RUNNING_HEAD,
    Role.PAGE_NUMBER,
)
"""Roles that an editor may give a piece; the rest only help the machine on its way."""

_FIGURE = re.compile(r"fig[1-9][0-9]*[a-z]*")
IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:svg|png|jpe?g|webp)")
"""Name of an image that a brief or an edition of it can hold."""


def _editorial(role: Role) -> Role:
    if role not in EDITORIAL_ROLES:
        raise PydanticCustomError("enum", "must be a role that an editor may give")
    return role


def _image(value: str) -> str:
    if not IMAGE.fullmatch(value):
        raise ValueError(
            "must be the name of a file in this folder, in A-Z, a-z, 0-9, `.`, `-` and `_`, "
            "that ends in .svg, .png, .jpg or .webp"
        )
    return value


def _figure(value: str) -> str:
    if not _FIGURE.fullmatch(value):
        raise ValueError("must be a figure's address on the page, such as `fig1`")
    return value


def _former(value: str) -> str:
    if not is_slug(value):
        raise ValueError("must be the former name of this folder, in a-z, 0-9 and single hyphens")
    return value


FormerId = Annotated[Line, AfterValidator(_former), WithJsonSchema({"type": "string"})]
EditorialRole = Annotated[
    Role,
    AfterValidator(_editorial),
    WithJsonSchema({"type": "string", "enum": [role.value for role in EDITORIAL_ROLES]}),
]
Image = Annotated[
    Line,
    AfterValidator(_image),
    WithJsonSchema({"type": "string", "pattern": f"^{IMAGE.pattern}$"}),
]
FigureId = Annotated[str, AfterValidator(_figure)]


class Named(Written):
    """An author or an editor."""

    name: Line
    """The name as printed: `Kuik Cheng-Chwee`."""
    given: Line = ""
    """Given name: `Cheng-Chwee`. With the family name, where the text does not tell them apart."""
    family: Line = ""
    """Family name: `Kuik`. Citations sort by it."""
    affiliation: Line = ""
    """Institution the person belongs to."""
    position: Line = ""
    """What the person is there: `Non-Resident Senior Fellow`."""
    role: Line = ""
    """What an editor is, as printed: `Head, Center for Unification Studies`."""


class Institution(Written):
    """A publisher."""

    name: Line
    """The name in the language of the brief."""
    parent: Line = ""
    """Institution it is a part of: `Seoul National University`."""
    names: Mapping[Language, Line] = Field(default_factory=dict)
    """The name in other languages, by language tag: `ko: 통일평화연구원`."""
    url: WebAddress = ""
    """Its own website."""


class SeriesTitle(Written):
    """The series a brief belongs to."""

    title: Line = ""
    """Title of the series: `Issue Brief`."""
    number: Line = ""
    """Number within the series, as printed: `2026-03`."""


class SuppliedLink(Written):
    """A link that was lost in extraction, or that the text never had."""

    quote: Quotation
    """The words that carry the link, copied from source.txt."""
    href: LinkAddress
    """Where it leads: https://, http:// or mailto: only."""
    note: Line = ""
    """How the address was found, for readers: `archived copy, 2026-05-02`."""


class Overrule(Written):
    """A piece of the text that the machine took for something else."""

    quote: Quotation
    """The words with which the piece begins, copied from source.txt."""
    as_: EditorialRole = Field(alias="as")
    """What the piece is."""
    level: Annotated[int, Field(ge=1, le=6)] | None = None
    """Level of a heading; 1 is the highest in the body."""
    depth: Annotated[int, Field(ge=0, le=9)] | None = None
    """Depth of a list item; 0 is the outermost."""
    why: Line
    """The reason, for readers of "How this text was prepared"."""

    @field_validator("level", "depth")
    @classmethod
    def _fits_the_role(cls, value: int | None, info: ValidationInfo) -> int | None:
        wanted = Role.HEADING if info.field_name == "level" else Role.LIST_ITEM
        if value is not None and info.data.get("as_", wanted) is not wanted:
            raise ValueError(f"belongs to `as: {wanted}` alone; take it away")
        return value


class Join(Written):
    """Two pieces that the machine should have joined, or should not have."""

    quote: Quotation
    """The words with which the second piece begins, copied from source.txt."""
    to: Literal["previous", "none"]
    """`previous`: it goes on from the piece before. `none`: it stands by itself."""
    why: Line
    """The reason, for readers of "How this text was prepared"."""


class Mending(Written):
    """Damage that extraction did. What the author wrote wrongly stays as it was printed."""

    quote: Quotation
    """What stands in source.txt, with enough words around the damage to stand there once."""
    printed: Quotation
    """What was printed, from the same word to the same word."""
    why: Line
    """How it is known: `the PDF has "fi" as one sign`."""

    @field_validator("printed")
    @classmethod
    def _mends_something(cls, value: str, info: ValidationInfo) -> str:
        if value == info.data.get("quote"):
            raise ValueError("is the same as `quote`, so nothing would be mended")
        return value


class NotATerm(Written):
    """Words that look like a term of the glossary and are not, at one place."""

    quote: Quotation
    """The words as they stand on the page, with some around them, so that they stand there once."""
    term: Line
    """Id of the term that they are not."""
    why: Line
    """The reason."""


class SuppliedImage(Written):
    """The image of a figure, which no text can hold."""

    image: Image
    """File in this folder: svg, png, jpg or webp."""
    alt: Line
    """What the image shows, in words, for those who cannot see it."""


class Sidecar(Written):
    """What the editors of a brief know better than the machine. All keys are optional."""

    title: Line = ""
    """Title, where the text has none or the machine read it wrongly."""
    subtitle: Line = ""
    """Subtitle, likewise."""
    language: Language = ""
    """Language of the text, as a BCP 47 tag: `en`, `ko`, `pt-BR`."""
    rights: Line = ""
    """Who holds the rights and under what licence, in one sentence."""
    series: SeriesTitle = SeriesTitle()
    """Series and number."""
    issued: Day = ""
    """Date of publication, as exactly as it is known: `2025`, `2025-04` or `2025-04-15`."""
    authors: tuple[Named, ...] = ()
    """Authors in printed order. They take the place of all that the machine found."""
    editors: tuple[Named, ...] = ()
    """Editors, likewise."""
    publishers: tuple[Institution, ...] = ()
    """Institutions that published the brief; shown as supplied by the editors."""
    links: tuple[SuppliedLink, ...] = ()
    """Links to words whose address was lost."""
    archives: Mapping[WebAddress, WebAddress] = Field(default_factory=dict)
    """Kept copies of what links of the text lead to: the link's address, then the copy's."""
    aliases: tuple[FormerId, ...] = ()
    """Former names of this brief's folder. Pages at their addresses lead here."""
    overrules: tuple[Overrule, ...] = ()
    """What pieces of the text are, where the machine is wrong."""
    joins: tuple[Join, ...] = ()
    """Which pieces are one paragraph and which are not, where the machine is wrong."""
    mends: tuple[Mending, ...] = ()
    """Extraction damage, put back to what was printed."""
    not_terms: tuple[NotATerm, ...] = Field(default=(), alias="not-terms")
    """Places at which words are not the term of the glossary that they look like."""
    figures: Mapping[FigureId, SuppliedImage] = Field(default_factory=dict)
    """Images by the figure's address on the page: `fig1`."""

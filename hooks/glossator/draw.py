"""Draw: the words of a card -> a picture of 1200 by 630, in the faces and colours of the site.

A text that the faces cannot write whole is not drawn: a picture of empty boxes says nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
"""What those who show such pictures ask for, twice as wide as high or nearly so."""
EDGE, INDENT = 84, 40
"""From the sides to the rule, and from the rule to the text, in pixels."""
KICKER, TEXT, NAME = 30, 34, 30
TITLES = (84, 76, 68, 60, 54, 48)
"""Sizes for the title, of which the first that fits is taken."""
LINES, TEXT_LINES = 4, 2
LEADING = 1.2
SHADES = 64
"""Colours of a picture: enough for smooth letters, in a third of the bytes."""

BOLD, PLAIN = 600, 400
FACES = (
    "source-serif-4-latin-opsz-normal.woff2",
    "source-serif-4-latin-ext-opsz-normal.woff2",
    "noto-serif-kr-600.woff2",
)
"""Each writes what those before it cannot."""

COLOURS = {"paper": "#fbfaf7", "ink": "#1c1b19", "quiet": "#66625a", "accent": "#8a2f2b"}
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_LIGHT = re.compile(r'\[data-md-color-scheme="default"\]\s*\{([^}]*)\}')
_COLOUR = re.compile(r"--(paper|ink|quiet|accent)\s*:\s*(#[0-9a-fA-F]{6})\b")


def colours(css: str) -> dict[str, str]:
    """The four colours of a card: those of the site, or what its own `css` says of the light ones.

    Only as six digits; another way of naming a colour is left to browsers.
    """
    light = "".join(_LIGHT.findall(_COMMENT.sub("", css)))
    return COLOURS | dict(_COLOUR.findall(light))


class Face:
    """The faces of the site in one size and weight, as one."""

    def __init__(self, folder: Path, size: int, weight: int) -> None:
        self.size = size
        self._fonts = [*_fonts(folder, size, weight)]
        # What each face draws for a character that it has not.
        self._empty = [bytes(font.getmask("\U0010ffff")) for font in self._fonts]
        self._known: dict[str, int] = {}

    def _of(self, char: str) -> int:
        """Number of the face that writes `char`; -1 where none does."""
        if char not in self._known:
            shapes = (bytes(font.getmask(char)) for font in self._fonts)
            drawn = (n for n, shape in enumerate(shapes) if shape != self._empty[n])
            self._known[char] = next(drawn, -1)
        return self._known[char]

    def writes(self, text: str) -> bool:
        """Whether every character of `text` has a shape."""
        return all(self._of(char) >= 0 for char in text)

    def width(self, text: str) -> float:
        """Width of `text` in pixels."""
        return sum(font.getlength(run) for font, run in self._runs(text))

    def draw(self, on: ImageDraw.ImageDraw, x: float, y: float, text: str, fill: str) -> None:
        """Write `text` with the foot of its letters at `y`."""
        for font, run in self._runs(text):
            on.text((x, y), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        for n, run in groupby(text, key=self._of):
            yield self._fonts[n], "".join(run)


def _fonts(folder: Path, size: int, weight: int) -> Iterator[ImageFont.FreeTypeFont]:
    """The faces in `folder`, without those that are not there."""
    for name in FACES:
        with suppress(OSError):
            # Basic layout: the other one asks for a library that some machines have not.
            font = ImageFont.truetype(folder / name, size, layout_engine=ImageFont.Layout.BASIC)
            _set(font, size, weight)
            yield font


def _set(font: ImageFont.FreeTypeFont, size: int, weight: int) -> None:
    """Give a face that has them its weight and optical size."""
    try:
        axes = font.get_variation_axes()
    except OSError:  # it has one weight
        return
    wanted = {b"Weight": weight, b"Optical Size": size}
    font.set_variation_by_axes([_within(axis, wanted.get(axis["name"] or b"")) for axis in axes])


def _within(axis: ImageFont.Axis, value: int | None) -> float:
    """`value` or the nearest that the axis has; its default where nothing is wanted of it."""
    low, default, high = axis["minimum"] or 0, axis["default"] or 0, axis["maximum"] or 0
    return default if value is None else min(max(value, low), high)


class Easel:
    """Draws the cards of a site called `name`, with the faces in `fonts`."""

    def __init__(self, name: str, fonts: Path, shades: dict[str, str]) -> None:
        self.name, self.shades = name, shades
        self.kicker, self.text = Face(fonts, KICKER, PLAIN), Face(fonts, TEXT, PLAIN)
        self.foot = Face(fonts, NAME, BOLD)
        self.titles = [Face(fonts, size, BOLD) for size in TITLES]

    def writes(self, *texts: str) -> bool:
        """Whether the faces can write all of `texts` and the name of the site."""
        return self.foot.writes(f"{self.name} …{''.join(texts)}")

    def draw(self, kicker: str, title: str, text: str) -> bytes:
        """A PNG; what is too long for it ends with an ellipsis."""
        left, room = EDGE + INDENT, SIZE[0] - 2 * EDGE - INDENT
        image = Image.new("RGB", SIZE, self.shades["paper"])
        on = ImageDraw.Draw(image)
        on.rectangle((EDGE, EDGE, EDGE + 5, SIZE[1] - EDGE), fill=self.shades["accent"])
        y = float(EDGE + KICKER)
        for line in lines(kicker, self.kicker, room, 1):
            self.kicker.draw(on, left, y, line, self.shades["quiet"])
        face = self._title(title, room)
        y += KICKER
        for line in lines(title, face, room, LINES):
            y += face.size * LEADING
            face.draw(on, left, y, line, self.shades["ink"])
        y += TEXT
        for line in lines(text, self.text, room, TEXT_LINES):
            y += TEXT * LEADING * 1.1
            self.text.draw(on, left, y, line, self.shades["quiet"])
        if title != self.name:
            self.foot.draw(on, left, SIZE[1] - EDGE, self.name, self.shades["accent"])
        return _png(image)

    def _title(self, title: str, room: float) -> Face:
        fitting = (f for f in self.titles if len(lines(title, f, room, LINES + 1)) < LINES)
        return next(fitting, self.titles[-1])


def lines(text: str, face: Face, room: float, most: int) -> list[str]:
    """`text` in lines of at most `room` pixels, `most` of them; an ellipsis where it was cut."""
    found = list(_filled(_pieces(text.split(), face, room), face, room))
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and face.width(f"{last} …") > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*found[: most - 1], f"{last} …"]


def _filled(words: Iterable[str], face: Face, room: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and face.width(longer) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _pieces(words: Iterable[str], face: Face, room: float) -> Iterator[str]:
    """The words, those that are wider than a line in pieces."""
    for word in words:
        while face.width(word) > room:
            fits = max(1, next(n for n in range(len(word)) if face.width(word[: n + 1]) > room))
            yield word[:fits]
            word = word[fits:]
        yield word


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    few = image.quantize(SHADES, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG")
    return file.getvalue()

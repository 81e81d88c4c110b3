"""The pictures that stand for a page where it is shared."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from editions import KIM, ROOT
from glossator.draw import COLOURS, SIZE, Easel, Face, colours, lines
from glossator.writing.cards import Card, card_of
from projects import build, new_project, said, write

FONTS = ROOT / "docs" / "fonts"
FACE = Face(FONTS, 48, 600)
EASEL = Easel("Briefs & Notes", FONTS, COLOURS)
ROOM = 600.0
WRITTEN = st.text(st.sampled_from("aWil-’éŁ동맹 "), max_size=200)


def graph(page: Path) -> dict[str, str]:
    """Open Graph's values in the head of a page."""
    metas = html.fromstring(page.read_bytes()).iter("meta")
    return {m.get("property"): m.get("content") for m in metas if m.get("property")}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The own briefs and one whose title our faces cannot write, under a path of a host."""
    root = new_project(tmp_path_factory.mktemp("shared"), ROOT)
    text = "مذكرة سياسات\n\nIntroduction\n\nThe text of this brief is short, and it ends here.\n"
    write(root, {"briefs/arabic/source.txt": text,
                 "briefs/arabic/brief.yml": "title: مذكرة سياسات\n"})  # fmt: skip
    own = '[data-md-color-scheme="default"] {\n  --paper: #aabbcc;\n  --ink: red;\n}\n'
    write(root, {"docs/stylesheets/own.css": own})
    built = build(root, strict=False, SITE_URL="https://example.org/briefs/")
    assert built.returncode == 0, said(built)
    return root / "site"


def test_every_page_is_shared_with_a_picture_that_is_there(shared: Path) -> None:
    pages = [page for page in shared.rglob("*.html") if page.name != "404.html"]
    for page in pages:
        values = graph(page)
        address = urlsplit(values["og:image"])
        assert f"{address.scheme}://{address.netloc}" == "https://example.org"
        with Image.open(shared / address.path.removeprefix("/briefs/")) as picture:
            assert (picture.format, picture.size) == ("PNG", SIZE)
        assert values["og:image:alt"]
    print(f"\ncounted: {len(pages)} pages, {len(list(shared.rglob('card.png')))} pictures")


def test_a_page_below_a_brief_is_shared_with_the_picture_of_the_brief(shared: Path) -> None:
    brief = graph(shared / f"briefs/{KIM}/index.html")
    assert brief["og:image"] == f"https://example.org/briefs/briefs/{KIM}/card.png"
    assert "Toward a Pragmatic Alliance. Anthony B. Kim" in brief["og:image:alt"]
    assert graph(shared / f"briefs/{KIM}/editions/1/index.html")["og:image"] == brief["og:image"]
    assert graph(shared / "about/index.html")["og:image"] == "https://example.org/briefs/card.png"


def test_what_the_faces_cannot_write_is_shared_with_the_picture_of_the_site(shared: Path) -> None:
    values = graph(shared / "briefs/arabic/index.html")
    assert values["og:image"] == "https://example.org/briefs/card.png"
    assert not (shared / "briefs/arabic/card.png").exists()


def test_the_picture_has_the_colours_of_the_site(shared: Path) -> None:
    with Image.open(shared / "card.png") as picture:
        paper, _, _ = picture.convert("RGB").getpixel((0, 0))
    assert abs(paper - 0xAA) < 8  # as near as its palette


def test_without_an_address_no_picture_is_named(tmp_path: Path) -> None:
    root = new_project(tmp_path / "p")
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("site_url:", "remote_branch: x #")
    write(root, {"mkdocs.yml": settings})
    built = build(root, strict=False)
    assert built.returncode == 0, said(built)
    assert "og:image" not in graph(root / "site/index.html")
    assert not (root / "site/card.png").exists()


@given(WRITTEN, st.integers(1, 5))
def test_no_line_is_wider_than_the_picture_and_no_word_is_lost(text: str, most: int) -> None:
    found = lines(text, FACE, ROOM, most)
    assert len(found) <= most
    assert all(FACE.width(line) <= ROOM for line in found)
    shown = "".join("".join(found).split())
    whole = "".join(text.split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


@given(st.lists(WRITTEN, min_size=3, max_size=3))
def test_a_picture_can_be_drawn_of_any_text_that_can_be_written(texts: list[str]) -> None:
    assert EASEL.writes(*texts)
    with Image.open(io.BytesIO(EASEL.draw(*texts))) as picture:
        assert picture.size == SIZE
    assert EASEL.draw(*texts) == EASEL.draw(*texts)


def test_nothing_is_written_without_the_faces(tmp_path: Path) -> None:
    assert not Easel("Glossator", tmp_path, COLOURS).writes("x")


def test_colours_in_a_comment_and_of_the_dark_are_not_taken() -> None:
    css = """/* [data-md-color-scheme="default"] { --ink: #111111; } */
    [data-md-color-scheme="slate"] { --paper: #222222; }
    [data-md-color-scheme="default"] { --accent: #333333; --quiet: rgb(0 0 0); }"""
    assert colours(css) == COLOURS | {"accent": "#333333"}


def test_the_nearest_card_goes_with_a_page() -> None:
    site, brief = Card("", "", "Site", ""), Card("briefs/x/", "", "X", "")
    drawn = {"": site, "briefs/x/": brief}
    assert card_of("briefs/x/editions/1/", drawn) == brief
    assert card_of("briefs/xy/", drawn) == card_of("", drawn) == site
    assert card_of("briefs/x/", {}) is None

"""Template: this project without its texts -> a project for somebody's own briefs.

The library, the pages by hand, the settings and the workflows go with it. Briefs, glossary,
change log and tests stay: the tests hold what this project's own texts became.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

KEPT = (
    *(".ci", ".github", ".editorconfig", ".gitattributes", ".gitignore", "LICENSE", "Makefile"),
    *("docs", "hooks", "mkdocs.yml", "pyproject.toml", "requirements.in", "requirements.lock"),
)
"""Files and folders that are the same in every project."""

LEFT = ("__pycache__", "*.pyc", "*.new", "screenshot.png")
"""What is not copied from them: what Python leaves behind, the picture of our briefs."""

NAMED = {
    "site_name": "Our policy briefs",
    "site_url": '!ENV [SITE_URL, "https://briefs.example/"]',
    "site_description": "Policy briefs, each paragraph with an address that stays.",
}
"""The lines of mkdocs.yml in which a site says who it is."""

README = """\
# Our policy briefs

Policy briefs as annotated reading editions, made with Glossator.

1. Say who you are, in `mkdocs.yml`: `site_name`, `site_description`, and in `site_url` the
   address that the site will have. Your colours go into `docs/stylesheets/own.css`, your own
   words into `docs/about.md`.
2. `make new BRIEF=issue-brief-2026-07`, with series and number of your brief.
3. Save the text of the PDF, as you received it, as `briefs/issue-brief-2026-07/source.txt`.
4. `make serve`, and read the page at http://127.0.0.1:8000/ against the source.
5. `make test`, and commit everything with the `permalinks.json` that the build wrote.

`docs/editing.md` tells how to mend a text, `docs/annotating.md` how to write notes,
`docs/publishing.md` how a push publishes the site. All three are also pages of the site.

`make test` checks format, lint, types and the briefs, and builds the site strictly. The tests
of the library stay with Glossator; `make accept`, `make related` and `make bench` need them.
"""

IN_BRIEFS = """\
One folder a brief: `source.txt`, the text as received; `brief.yml`, what the editors know
better; `permalinks.json`, which the build writes. `docs/editing.md` tells more.
"""

GLOSSARY = "# yaml-language-server: $schema=docs/schemas/glossary.yml.schema.json\n"


class FolderNotEmpty(Exception):
    """There are files already where the copy should stand."""


def make_template(root: Path, folder: Path) -> int:
    """Write an empty project like the one at `root` to `folder`; how many files it has.

    Raises FolderNotEmpty, and writes nothing, where `folder` has something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        path = root / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns(*LEFT))
        elif path.is_file():
            shutil.copy2(path, folder / name)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    written = {
        "README.md": README,
        "briefs/README.md": IN_BRIEFS,
        "glossary.yml": GLOSSARY,
        "mkdocs.yml": _named(settings),
    }
    for name, text in written.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
    return sum(path.is_file() for path in folder.rglob("*"))


def _named(settings: str) -> str:
    for key, value in NAMED.items():
        settings = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", settings)
    return settings

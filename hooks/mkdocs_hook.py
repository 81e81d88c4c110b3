"""The door to MkDocs: pages in, findings out. The only file that imports mkdocs.

MkDocs empties the site folder before it asks for files, so the whole model is built and
checked in `on_config`: a build that fails leaves the last good site alone. In `serve` an
error must not end the server, so the last good pages are shown with the findings on top.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

    from glossator.pipeline import Site
    from glossator.writing.cards import Card

log = get_plugin_logger("glossator")
MATERIALS_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What the theme brings for a search of its own: a megabyte that nothing asks for."""

LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}


class _Build:
    """What one event leaves for the next; MkDocs calls them as functions of this module."""

    serving = False
    site: Site
    search: ClassVar[dict[str, bytes]] = {}
    cards: ClassVar[dict[str, Card]] = {}
    pictures: ClassVar[dict[str, bytes]] = {}
    findings: tuple[str, ...] = ()
    last_good: Site | None = None


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `serve`, which a mistake in a brief must not end."""
    _Build.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the model, log what is wrong, and stop before the old site is emptied."""
    here = str(Path(__file__).parent)
    if here not in sys.path:  # MkDocs puts the path back once it has loaded this file
        sys.path.append(here)
    for name in [name for name in sys.modules if name.split(".")[0] == "glossator"]:
        del sys.modules[name]  # `serve` must see changes of the library's own code
    from glossator import keeping, pipeline
    from glossator.findings import Report
    from glossator.writing.columns import Columns

    report = Report()
    locked = keeping.is_locked(os.environ)
    root = Path(config.config_file_path).parent
    site = pipeline.build(
        root,
        config.site_url or "",
        report,
        locked=locked,
        site_name=config.site_name,
        editors={str(k): str(v) for k, v in (config.extra.get("editors") or {}).items()},
    )
    if not report.failed:
        _Build.search = pipeline.search_index(site, report)
    for finding in report:
        log.log(LEVELS[finding.level], "%s", finding)
    # MkDocs counts warnings only where it prints them, so `--strict --quiet` would let them pass.
    strict = config.strict and any(finding.level == "warning" for finding in report)
    if (report.failed or strict) and not _Build.serving:
        raise PluginError("Nothing was built, and the last site stands. Mend what is named above.")
    _Build.findings = tuple(str(finding) for finding in report) if report.failed else ()
    _Build.site = (_Build.last_good or site) if report.failed else site
    if not report.failed:
        pipeline.save(site)
        _Build.last_good = site
    if not _Build.serving and config.site_url:  # only what is published is shared
        _Build.cards, _Build.pictures = pipeline.draw_cards(
            site, Path(config.docs_dir), config.site_name, config.site_description or ""
        )
    briefs = [f"briefs/{brief.id}/index.md" for brief in _Build.site.shelf.briefs]
    config.nav = pipeline.with_briefs(config.nav or [], briefs)
    config.markdown_extensions += [Columns()]  # type: ignore[list-item]  # MkDocs names strings alone
    config.extra["serving"] = _Build.serving  # the templates leave the policy out then
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and records that were written, the search and the editors' images."""
    for page in _Build.site.pages:
        files.append(_file(config, page.uri, page.text))
    for file in [file for file in files if file.src_uri.startswith(MATERIALS_SEARCH)]:
        files.remove(file)
    for uri, content in (_Build.search | _Build.pictures).items():
        files.append(File.generated(config, uri, content=content))
    for uri, path in _Build.site.images:
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates the dates of the pages (MkDocs' own are the day of the build) and the
    card of each."""
    from glossator import pipeline
    from glossator.writing.cards import card_of
    from glossator.writing.markdown_copy import has_copy

    env.globals["has_copy"] = has_copy
    env.globals["changed"] = pipeline.changed(_Build.site)
    env.globals["card_of"] = lambda address: card_of(address, _Build.cards)
    return env


def _file(config: MkDocsConfig, uri: str, text: str) -> File:
    """A generated file. MkDocs would render any `.md`, so a reader's copy goes by another name."""
    if not uri.endswith(".md") or uri.endswith("index.md"):
        return File.generated(config, uri, content=text)
    file = File.generated(config, f"{uri}.txt", content=text, inclusion=InclusionLevel.INCLUDED)
    file.dest_uri = uri
    return file


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """In `serve`, put what is wrong on top of every page."""
    from glossator.writing.findings import findings_box

    return findings_box(_Build.findings) + html if _Build.findings else html


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Put the Markdown of a page beside it."""
    from glossator.writing.markdown_copy import NAME, has_copy, markdown_copy

    if not _Build.serving and has_copy(page.meta.get("template", "")):
        path = Path(page.file.abs_dest_path).with_name(NAME)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown_copy(output), "utf-8", newline="\n")
    return output

"""A built site, served below a sub-path as GitHub Pages serves the site of a project."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from projects import OWN, SITES, build, said, write

PREFIX = "/name/"

KUIK, KIM = (f"briefs/{name}/" for name in OWN)
HARBOUR = "briefs/harbour-brief-1/"
TALK = f"conversations/{OWN[0]}--{OWN[1]}/"
GONE = "p29"
"""A passage of the brief KIM that was withdrawn, after its p13."""

KINDS = {
    "home": "",
    "brief": HARBOUR,
    "brief with notes": KUIK,
    "glossary": "glossary/",
    "term": "glossary/alliance/",
    "notes": "notes/",
    "works": "works/",
    "conversation": TALK,
    "edition": f"{KIM}editions/1/",
    "changes": f"{KIM}changes/",
    "tombstone": f"{KIM}#{GONE}",
    "withdrawn": "glossary/former-term/",
    "moved": "briefs/former-brief-8/",
    "search": "search/",
    "404": "404.html",
    "docs page": "editing/",
}
"""Kinds of page, each with the address of one on the site of `write_kinds`."""

DESK = {"viewport": {"width": 1440, "height": 1000}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@dataclass(frozen=True)
class Served:
    """A built site and where it is served."""

    folder: Path
    url: str

    @property
    def origin(self) -> str:
        return self.url.removesuffix(PREFIX)

    def record(self, brief: str) -> dict[str, Any]:
        """The published record of a brief."""
        return json.loads((self.folder / "briefs" / brief / "brief.json").read_text("utf-8"))


def write_kinds(root: Path) -> None:
    """Makes the project at `root`, which has our own briefs, one with a page of each kind."""
    text = "A passage that is no longer in the text."
    gone = {"id": GONE, "kind": "passage", "state": "withdrawn", "after": "p13", "line": 0}
    gone |= {"sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
    former = {"id": "former-term", "kind": "term", "state": "live", "name": "former term"}
    for lock, entry in ((f"{KIM}permalinks.json", gone), ("briefs/permalinks.json", former)):
        held = json.loads((root / lock).read_text("utf-8"))
        held["entries"].append(entry)
        write(root, {lock: json.dumps(held, ensure_ascii=False)})
    sidecar = f"{KIM}brief.yml"
    named = (root / sidecar).read_text("utf-8") + "\naliases: [former-brief-8]\n"
    write(root, {sidecar: named})
    shutil.copytree(SITES / "harbour" / HARBOUR, root / HARBOUR)


class _Pages(SimpleHTTPRequestHandler):
    """Serves the site below the prefix, and its own 404 page for all that is not there."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(PREFIX)
        return super().translate_path(path.removeprefix(PREFIX[:-1]) if inside else "/ /")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(root: Path, within: int = 300) -> Iterator[Served]:
    """The site of the project at `root`, which is built in `within` seconds."""
    folder = root / "site"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(folder))) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        built = build(root, within=within, SITE_URL=url)
        assert built.returncode == 0, said(built)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, url)
        server.shutdown()
        thread.join()

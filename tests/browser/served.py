"""A built site, served below a sub-path as GitHub Pages serves the site of a project."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from projects import build, said

PREFIX = "/name/"


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


def serve(root: Path, within: int = 100) -> Iterator[Served]:
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

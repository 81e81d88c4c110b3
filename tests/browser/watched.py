"""What a page must not do without its test being told."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request
from served import PREFIX

INSIDE = re.compile(rf"http://127\.0\.0\.1:\d+{PREFIX}|data:|blob:http://127\.0\.0\.1:")
"""What a page may ask for."""


def watch(context: BrowserContext, complaints: list[str]) -> None:
    """Adds to `complaints` each error, each request to another place and each dialog of a page
    in `context`."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not INSIDE.match(request.url):
            complaints.append(f"request to another place: {request.url}")

    def on_dialog(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("console", on_console)
    context.on("request", on_request)
    context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
    context.on("dialog", on_dialog)

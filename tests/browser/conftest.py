"""A headless Chromium without a network, and the dashboard running on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data import DATA, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from pipeline import Situation

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=installed, args=list(FLAGS))
        yield running
        running.close()


class Watch:
    """What went wrong in a page, and what it asked the network for."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.asked: list[str] = []


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A page at 1440 × 900 that reaches this machine and nothing else; faults are collected in `watch`."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    opened = context.new_page()

    def gate(route: object) -> None:
        url = route.request.url  # type: ignore[attr-defined]
        if url.startswith(("file:", "data:", "blob:", "http://127.0.0.1", "ws://127.0.0.1")):
            route.continue_()  # type: ignore[attr-defined]
        else:
            watch.asked.append(url)
            route.abort()  # type: ignore[attr-defined]

    opened.route("**/*", gate)
    opened.on("pageerror", lambda error: watch.errors.append(str(error)))
    opened.on("dialog", lambda dialog: (watch.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("console", lambda said: watch.errors.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()


@pytest.fixture(scope="session")
def bundled() -> Situation:
    """The situation of the bundled reports."""
    import pipeline

    return pipeline.build_paths([DATA / "reports"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A dashboard on this machine that can be stopped and started again; what it keeps is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start it on a free port; its address."""
        port = _free_port()
        log = self.folder / "log.txt"
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
        kept = {**os.environ, "SITMAP_WORKSPACES": str(self.folder / "workspaces")}
        with log.open("ab") as out:
            self._running = subprocess.Popen(command, stdout=out, stderr=out, cwd=self.folder, env=kept)
        self.address = f"http://127.0.0.1:{port}"
        _wait(f"{self.address}/_stcore/health", log)
        return self.address

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on the bundled reports, for tests that change nothing."""
    served = Served(tmp_path_factory.mktemp("dashboard"))
    try:
        yield served.start()
    finally:
        served.kill()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A dashboard of one test, not started yet."""
    one = Served(tmp_path)
    yield one
    one.kill()


def _wait(address: str, log: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start: {log.read_text()[-2000:]}")

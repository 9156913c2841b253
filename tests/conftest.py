"""What every test shares: a home of its own, no leftover settings, and how hard hypothesis tries.

The plain run tries the same examples each time; HYPOTHESIS_PROFILE=ci tries many more, new ones each time.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_TOLERANT = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "dev", max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=_TOLERANT
)
settings.register_profile("ci", max_examples=150, deadline=None, database=None, suppress_health_check=_TOLERANT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send home and settings to a folder of the test, and forget the variables that vidkit reads."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("VIDKIT_CONFIG_DIR", str(home / "vidkit"))
    for name in ("VIDKIT_LANG", "VIDKIT_TODAY", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return home

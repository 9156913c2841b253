"""Tests of vidkit. Builders of small packs and assessments stand in `tests.toy`."""

"""The content pack: what vidkit knows."""

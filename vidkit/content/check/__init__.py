"""Judging a content pack: every problem at once, each with its place, its code and what to do."""

from vidkit.content.check.run import RULES, Report, check_pack, judge, load_sound

__all__ = ["RULES", "Report", "check_pack", "judge", "load_sound"]

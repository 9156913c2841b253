"""The assessment: one country's answers, in one file."""

"""Forms out and answers in: the questionnaire on paper, as a workbook and as an XLSForm, and what comes back."""

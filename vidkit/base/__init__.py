"""The ground floor: errors, text, languages, files. Imports the standard library only."""

"""One frozen view a document: choices, sums, order and words. Templates only lay them out."""

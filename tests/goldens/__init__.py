"""Three invented countries, their plans and documents, as files that a reader can compare."""

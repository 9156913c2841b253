"""Who must learn what, before what."""

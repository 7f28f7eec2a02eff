"""Whether a Word file keeps the official format, and what mends it."""

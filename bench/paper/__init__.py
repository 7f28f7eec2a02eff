"""One report in the tag language of each engine, and the workers that render it."""

"""The tree of units as the clerk keeps it: imported, edited, moved, renamed, closed, merged."""

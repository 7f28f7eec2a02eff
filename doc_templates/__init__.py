"""PRINTED: the Word templates, made by build.py from the format profiles."""

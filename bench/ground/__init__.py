"""What the measurements stand on: an instance to measure, a server of it, users who load it, figures to print."""

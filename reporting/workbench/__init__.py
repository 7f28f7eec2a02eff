"""What all units wrote to one question, side by side, and what of it goes into the report above them."""

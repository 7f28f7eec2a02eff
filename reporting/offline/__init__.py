"""Forms filled in away from the server: made for a unit, known again by their ticket, compared before they are kept."""

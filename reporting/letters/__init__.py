"""Official letters in bulk: who gets one, what it says, and the file of all of them."""

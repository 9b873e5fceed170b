"""Ways in which entries come to be."""

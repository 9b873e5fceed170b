"""Ways in which entries come to be, are put into their written form, mended and reviewed."""

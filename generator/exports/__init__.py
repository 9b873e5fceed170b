"""Files that readers and machines take away."""

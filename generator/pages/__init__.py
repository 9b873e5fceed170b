"""Library → page bodies, one module per kind of page."""

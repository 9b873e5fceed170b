"""The program with other versions of what it stands on, and what stands in the lock files."""

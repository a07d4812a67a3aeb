"""Scripts that make the derived tables of `data/`; never imported at run time."""

"""From the corpus to the models of the package. Needs the extra `train`; never imported at run time."""

"""Learning: features, network, curriculum, training, macros; knows the search, decides no truth."""

"""Rules of transformation as declarations, one family a file."""

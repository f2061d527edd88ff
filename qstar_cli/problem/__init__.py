"""Problems: questions with their assumptions, and the files they stand in."""

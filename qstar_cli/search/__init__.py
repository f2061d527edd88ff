"""Search: Q* over rules; knows the Heuristic protocol, no learning."""

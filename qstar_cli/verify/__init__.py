"""Verify: the independent kernel; imports only terms, problem, derivation and errors of ours."""

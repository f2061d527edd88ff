"""Measuring qstar against problem sets: adapters, an independent judge, and records of what each run gave."""

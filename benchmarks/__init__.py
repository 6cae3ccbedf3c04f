"""What speed means here, measured as ratios in one run: ``python -m benchmarks``.

A ratio against the least that the same machine can do holds where an absolute time does not. No
test asserts any of it; ``make bench`` prints the figures beside the aims.
"""

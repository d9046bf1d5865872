"""The benchmarks: run by hand or by `cooprogreso bench`, never as tests."""

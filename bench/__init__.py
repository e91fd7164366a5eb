"""Benchmarks: what is compared is measured in one run on one machine; read the ratios, not the rates."""

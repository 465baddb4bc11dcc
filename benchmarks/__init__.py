"""What Wartanya is measured with: `python -m benchmarks`.

A package with a file of its own, since one without gives way to any other of that name: pysbd 0.3.4, a peer of the suites,
brings one to site-packages.
"""

"""What can go wrong while measuring; told in English alone, since nobody meets it but who works on the program.

BenchmarkError
  SystemUnavailable           a package or a model of a peer is missing
  StepFailed                  a step ended without a result
"""

from corpus.errors import WartanyaError


class BenchmarkError(WartanyaError):
    """It could not be measured, kept or held against a floor; `detail` says why in one sentence."""

    code = "benchmark_error"

    def __init__(self, detail: str) -> None:
        super().__init__(detail=detail)
        self.detail = detail


class SystemUnavailable(BenchmarkError):
    """A system cannot run here: which package or model is missing, in one sentence."""

    code = "system_unavailable"


class StepFailed(BenchmarkError):
    """A step ended without a result; the message is the last line that it wrote."""

    code = "step_failed"

# module: asyncio.exceptions
# asyncio's exceptions.
__all__ = ["BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError"]

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""

"""Runs numbered random programs on CPython, for compare.py: reads paths from standard input, writes a JSON line for each.

All programs run in one process, each in a namespace of its own, so that starting an interpreter is paid once.
"""

import contextlib
import io
import json
import linecache
import resource
import signal
import sys
import traceback
import warnings

SECONDS = 3
MEMORY = 3 << 30


class OutOfTime(BaseException):
    pass


def give_up(number, frame):
    raise OutOfTime


def run(path):
    """What running the file prints on both streams; None when it takes too long or too much memory to be compared."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    output, errors = io.StringIO(), io.StringIO()
    linecache.checkcache(path)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            try:
                code = compile(source, path, "exec", dont_inherit=True)
                exec(code, {"__name__": "__main__", "__file__": path})
            except Exception as error:
                error.__traceback__ = error.__traceback__.tb_next
                try:
                    traceback.print_exception(error)
                except Exception:  # an exception class whose own methods fail
                    return None
    except (OutOfTime, MemoryError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"output": output.getvalue(), "errors": errors.getvalue()}


def main():
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, give_up)
    for line in sys.stdin:
        sys.__stdout__.write(json.dumps(run(line.rstrip("\n"))) + "\n")
        sys.__stdout__.flush()


if __name__ == "__main__":
    main()

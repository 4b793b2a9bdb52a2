"""Start one program for a test and collect what it did: output, exit status, time and peak memory.

Output goes to unnamed files rather than pipes, so a program that prints without end cannot fill the runner's memory, and
the runner stays small: the kernel counts a child's peak memory from before it became another program.
"""

import dataclasses
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time

OUTPUT_MAXIMUM = 32 * 1024 * 1024  # more than a guest may print by default
BASE_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


@dataclasses.dataclass
class Result:
    raw_stdout: bytes
    raw_stderr: bytes
    status: int  # negative: the number of the signal that ended it
    timed_out: bool
    seconds: float
    peak_rss: int  # bytes
    processor_seconds: float  # user and system

    @property
    def stdout(self) -> str:
        return self.raw_stdout.decode("utf-8", "backslashreplace")

    @property
    def stderr(self) -> str:
        return self.raw_stderr.decode("utf-8", "backslashreplace")

    def status_text(self) -> str:
        return f"{self.status} ({signal.Signals(-self.status).name})" if self.status < 0 else str(self.status)


def end_group(child: subprocess.Popen, flag: threading.Event) -> None:
    flag.set()
    try:
        os.killpg(child.pid, signal.SIGKILL)  # the child leads its own group
    except ProcessLookupError:
        pass


def run(command: list, directory: pathlib.Path, environment: dict, timeout: float, stdin: str | None = None,
        stdout_path: str | None = None) -> Result:
    """Runs the command and waits; what it writes to standard output is lost when that is another file."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr, tempfile.TemporaryFile() as stdin_file:
        stdin_file.write((stdin or "").encode())
        stdin_file.seek(0)
        started = time.monotonic()
        child = subprocess.Popen(command, cwd=directory, env={**BASE_ENVIRONMENT, **environment}, stdin=stdin_file,
                                 stdout=open(stdout_path, "wb") if stdout_path else stdout, stderr=stderr, start_new_session=True)
        too_late = threading.Event()
        timer = threading.Timer(timeout, end_group, (child, too_late))
        timer.start()
        try:
            # wait4 rather than Popen.wait: only it tells the peak memory of this child.
            _, wait_status, usage = os.wait4(child.pid, 0)
        finally:
            timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(wait_status)
        seconds = time.monotonic() - started
        outputs = []
        for file in (stdout, stderr):
            file.seek(0)
            outputs.append(file.read(OUTPUT_MAXIMUM))
    return Result(outputs[0], outputs[1], child.returncode, too_late.is_set(), seconds, usage.ru_maxrss * 1024,
                  usage.ru_utime + usage.ru_stime)

"""Secrets laid out around a run that must not reach them, and the search for them in everything the run produced.

A trap is a folder in which the program runs. Each secret is a different random text: in a file with a well-known relative
name, in a file beside the folder, in an environment variable, in an argument of the runner's own environment. None of them
is handed to the script. A secret found in the output, as it is or in a plain disguise, means that the script got out.
"""

import base64
import pathlib
import re
import secrets

# Words that look like addresses of the host: program text, heap or stack of a 64-bit Linux process.
HOST_ADDRESS = re.compile(rb"\b0x(?:7[0-9a-f]|5[56])[0-9a-f]{10}\b", re.IGNORECASE)


def disguises(secret: bytes) -> set:
    return {secret, secret[::-1], secret.hex().encode(), secret.hex(" ").encode(), base64.b64encode(secret).rstrip(b"=")[:-1],
            secret.swapcase(), b", ".join(str(byte).encode() for byte in secret)}


class Trap:
    def __init__(self, folder: pathlib.Path):
        self.directory = folder / "run"
        self.report = folder / "report.json"
        self.policy = folder / "policy.json"
        self.secrets = {place: f"CANARY-{secrets.token_hex(12)}".encode()
                        for place in ("canary.txt", "canary in the parent folder", "environment variable")}
        self.directory.mkdir()
        (self.directory / "canary.txt").write_bytes(self.secrets["canary.txt"])
        (folder / "canary.txt").write_bytes(self.secrets["canary in the parent folder"])
        self.environment = {"PYNTERP_CANARY": self.secrets["environment variable"].decode()}
        self.before = self.state()

    def state(self) -> dict:
        return {str(path.relative_to(self.directory)): path.read_bytes() if path.is_file() else None
                for path in self.directory.rglob("*")}

    def findings(self, source: bytes, outputs: list) -> list[str]:
        """One sentence for each way in which the run got further than it may."""
        found = []
        if self.report.exists():
            outputs = [*outputs, self.report.read_bytes()]
        for place, secret in self.secrets.items():
            if any(disguise in output for output in outputs for disguise in disguises(secret)):
                found.append(f"the secret of the {place} is in the output")
        if self.state() != self.before:
            found.append("a file of the working directory was changed")
        for output in outputs:
            for match in HOST_ADDRESS.findall(output):
                if match not in source:
                    found.append(f"{match.decode()} in the output looks like an address of the host")
                    return found
        return found

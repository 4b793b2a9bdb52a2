"""dedent, which tests lay out their sources with."""

from conformance_policy import absent_module


def dedent(text):
    """Takes the longest common blank beginning of all lines that are not blank off each of them."""
    lines = text.split("\n")
    margin = None
    for line in lines:
        stripped = line.lstrip(" \t")
        if not stripped:
            continue
        indent = line[:len(line) - len(stripped)]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    width = len(margin or "")
    return "\n".join(line[width:] if line.strip(" \t") else "" for line in lines)


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))


__getattr__ = absent_module("textwrap")

"""Random edits of programs, mostly into ones that are no Python, so that what is said about them is compared."""

import ast
import builtins

TOKENS = (
    "(", ")", "[", "]", "{", "}", ":", ",", "=", "==", ".", "*", "**", "if", "else", "for", "in", "def", "class", "return", "yield", "await", "lambda", "not", "is", "import", "from", "as", "with",
    "try", "except", "finally", "raise", "global", "nonlocal", "del", "pass", "break", "async", "match", "case", "None", "True", "1", "x", "'", '"', "f'", "f'{", "\\", "\n", "    ", "\t", "#", ";",
    "->", ":=", "@", "!", "$", "?", "0x", "1_", "1.e", "09", "é", "€", "'''", "b'é'", "...", "~", "<>", "+=", "print x", "0b2", "1a", "'\\N{x}'", "'\\x1'", "f'{a b}'", "f'{'", "*a, *b", "**a", "a b",
)
LINES_MOST = 14


def broken(source, chooser):
    """A piece of the source with a few random edits; not of its imports, since what a missing module is called differs
    (TRADEOFFS.md: importing what is not on the allowlist)."""
    lines = source.split("\n")
    first = chooser.randrange(1, len(lines))
    text = "\n".join(lines[1:2] + lines[first:first + chooser.randint(1, LINES_MOST)]) + chooser.choice(("", "\n"))
    for _ in range(chooser.randint(1, 2)):
        at = chooser.randrange(len(text) + 1)
        form = chooser.randrange(4)
        if form == 0:
            text = text[:at] + text[at + chooser.randint(1, 3):]
        elif form == 1:
            text = text[:at] + chooser.choice(TOKENS) + text[at:]
        elif form == 2:
            text = text[:at] + " " + chooser.choice(TOKENS) + " " + text[at:]
        else:
            words = text.split(" ")
            words[chooser.randrange(len(words))] = chooser.choice(TOKENS)
            text = " ".join(words)
    return source if annotates_wrongly(text) else f"{lines[0]}\n{text}"


def annotates_wrongly(text):
    """Whether it is Python with a misspelt name in an annotation, which is looked up later than in 3.13 (TRADEOFFS.md)."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    found = [getattr(node, field, None) for node in ast.walk(tree) for field in ("annotation", "returns")]
    return any(isinstance(node, ast.Name) and not hasattr(builtins, node.id) for part in found if part for node in ast.walk(part))

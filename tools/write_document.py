"""Put what a program printed between the marks of a document.

    write_document.py DOCUMENT MARK PRINTED
"""

import pathlib
import sys


def main() -> int:
    document, mark, printed = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    begin, end = f"<!-- begin: {mark} -->\n", "<!-- end -->\n"
    before, found, rest = document.read_text("utf-8").partition(begin)
    _, found_end, after = rest.partition(end)
    if not found or not found_end:
        print(f"write_document: {document} lacks the marks for '{mark}'", file=sys.stderr)
        return 1
    document.write_text(before + begin + "\n" + printed.read_text("utf-8").strip() + "\n\n" + end + after, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

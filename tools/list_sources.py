"""Print the files of one folder (not of those below it) with a given suffix, sorted, one a line, for meson.build."""

import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent.parent
folder, suffix = sys.argv[1:3]
for path in sorted((root / folder).glob("*" + suffix)):
    print(path.relative_to(root))

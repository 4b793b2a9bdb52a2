"""CPython's own test files are put beside this by the runner; test.support is ours."""

/* Regular expressions: pattern, text and replacement to every function of `re`, as bytes and as two readings of them as
 * str, with all flags, with functions as replacement. What the functions say of one another must agree.
 *
 * The first byte chooses the flags, the second the kind; then the pattern, the text and the replacement, which end with
 * zero bytes. */
#include "fuzz.h"

static const char script[] =
    "import re\n"
    "def read(raw):\n"
    "    if kind % 3 == 0: return raw\n"
    "    return raw.decode('latin-1' if kind % 3 == 1 else 'utf-8', 'surrogateescape' if kind % 3 == 2 else 'strict')\n"
    "pattern, text, replacement = map(read, raws)\n"
    "ALL = (re.I, re.M, re.S, re.X, re.A, re.U, re.L, re.DEBUG)\n"
    "flags = 0\n"
    "for i in range(7):\n"
    "    if choice >> i & 1: flags |= ALL[i]\n"
    "def attempt(function):\n"
    "    try:\n"
    "        return function()\n"
    "    except (re.error, ValueError, TypeError, IndexError, KeyError, OverflowError, RecursionError) as error:\n"
    "        return str(error) and None\n"
    "def look(match):\n"
    "    start, end = match.span()\n"
    "    assert 0 <= start <= end <= len(text) and text[start:end] == match.group() == match[0], match\n"
    "    for n, group in enumerate(match.groups(), 1):\n"
    "        a, b = match.span(n)\n"
    "        assert (a, b) == (-1, -1) and group is None or 0 <= a <= b <= len(text) and text[a:b] == group, (n, "
    "match)\n"
    "    match.groupdict(), match.lastindex, match.lastgroup, match.regs, repr(match)\n"
    "    attempt(lambda: match.expand(replacement))\n"
    "    return match.group()\n"
    "compiled = attempt(lambda: re.compile(pattern, flags))\n"
    "if compiled is not None:\n"
    "    assert compiled.groups >= len(compiled.groupindex)\n"
    "    assert compiled == re.compile(pattern, flags), 'the same again'\n"
    "    repr(compiled), hash(compiled)\n"
    "    whole = compiled.fullmatch(text)\n"
    "    first = compiled.match(text)\n"
    "    found = compiled.search(text)\n"
    "    if whole: assert look(whole) == text and first, 'fullmatch without match'\n"
    "    if first: assert look(first) is not None and found.start() == 0, 'match without search'\n"
    "    if found: look(found)\n"
    "    matches = list(compiled.finditer(text))\n"
    "    spans = [m.span() for m in matches]\n"
    "    assert spans == sorted(spans) and (not spans) == (found is None), spans\n"
    "    whole = [look(m) for m in matches]\n"
    "    listed = compiled.findall(text)\n"
    "    assert len(listed) == len(matches), 'findall'\n"
    "    parts = compiled.split(text)\n"
    "    assert len(parts) == 1 + len(matches) * (1 + compiled.groups), 'split'\n"
    "    same, count = compiled.subn(look, text)\n"
    "    assert same == text and count == len(matches), 'sub by function'\n"
    "    attempt(lambda: compiled.sub(replacement, text))\n"
    "    attempt(lambda: compiled.sub(lambda m: m.expand(replacement), text, 2))\n"
    "    attempt(lambda: compiled.sub(lambda m: re.sub(pattern, replacement, m[0], flags=flags), text))\n"
    "    compiled.split(text, 1), compiled.search(text, 1, 3), compiled.match(text, 2), compiled.findall(text, -1, "
    "99)\n"
    "    scanner = compiled.scanner(text) if hasattr(compiled, 'scanner') else None\n"
    "literal = re.escape(text)\n"
    "assert re.fullmatch(literal, text), 'an escaped text is itself'\n"
    "attempt(lambda: re.search(pattern, bytearray(text) if kind % 3 == 0 else text * 2))\n"
    "class Text(bytes if kind % 3 == 0 else str):\n"
    "    def __len__(self): return 99\n"
    "    def __getitem__(self, key): return self\n"
    "attempt(lambda: re.sub(Text(pattern), Text(replacement), Text(text)))\n"
    "attempt(lambda: re.findall(pattern, b'a' if kind % 3 else 'a'))\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_input input = {data, size};
    struct fuzz_run run = fuzz_begin();
    pn_outcome outcome;
    pn_value raws, raw;
    bool ready = pn_env_set_int(run.env, "choice", fuzz_byte(&input)) == PN_OK &&
                 pn_env_set_int(run.env, "kind", fuzz_byte(&input)) == PN_OK && pn_new_list(run.vm, &raws) == PN_OK &&
                 pn_env_set(run.env, "raws", raws) == PN_OK;
    for (int i = 0; i < 3 && ready; i++) {
        size_t length;
        const char *text = fuzz_text(&input, 1024, &length);
        ready = pn_new_bytes(run.vm, text, length, &raw) == PN_OK && pn_list_append(run.vm, raws, raw) == PN_OK;
    }
    if (ready) {
        fuzz_run_script(&run, script, &outcome);
        fuzz_require(outcome.kind != PN_OUTCOME_EXCEPTION, outcome.exception_type, outcome.traceback);
    }
    fuzz_end(&run);
    return 0;
}

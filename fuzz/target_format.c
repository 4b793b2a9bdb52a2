/* Format strings: the % operator, str.format, format() and f-strings with values of all kinds. */
#include "fuzz.h"

static const char script[] =
    "values = (0, -7, 2 ** 100, True, 1.5, -1e300, float('inf'), 3 + 4j, 'text', 'h\\u00e9\\U0001f600', b'bytes', "
    "None,\n"
    "          [1, 'two'], {'key': 3}, range(3), len)\n"
    "class Own:\n"
    "    key = {'inner': [1, 2]}\n"
    "    def __format__(self, specification): return '<' + specification + '>'\n"
    "def attempt(function):\n"
    "    try:\n"
    "        return function()\n"
    "    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, MemoryError) as error:\n"
    "        return str(error)\n"
    "for one in values + (Own(),):\n"
    "    attempt(lambda: format(one, text))\n"
    "    attempt(lambda: text % one)\n"
    "    attempt(lambda: text % (one, one))\n"
    "    attempt(lambda: text.format(one, one, key=one))\n"
    "    attempt(lambda: f'{one!r:{text}}')\n"
    "attempt(lambda: text % {'key': 1, 'text': 'x', '': 2.5})\n"
    "attempt(lambda: text.encode() % (1, b'x', 2.5))\n"
    "attempt(lambda: text.format_map(values[13]))\n"
    "attempt(lambda: text.format(*values, own=Own(), **values[13]))\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_run run = fuzz_begin();
    pn_outcome outcome;
    if (size < 4096 && pn_env_set_str(run.env, "text", (const char *)data, size) == PN_OK)
        fuzz_run_script(&run, script, &outcome);
    fuzz_end(&run);
    return 0;
}

# A dict whose keys are taken out and put back while it is iterated.
for text in ("d = {}\nd[0] = 0\nfor k in d:\n    del d[0]\n    d[0] = 0", "d = {}\nd[0] = 0\nfor k in d.items():\n    d.pop(0)\n    d[0] = 0",
             "d = {0: 0, 1: 1}\nfor k in d:\n    d['t'] = 1\n    del d['t']\nprint(list(d))",
             "d = {0: 0, 1: 1}\nfor k in d:\n    d[k] = k", "d = {0: 0}\nfor k in d:\n    d.popitem()\n    d[1] = 1\nprint(d)",
             "d = dict.fromkeys(range(5))\nfor k in d:\n    if k == 4:\n        del d[4]\n        d[5] = 1\nprint(d)"):
    try:
        exec(text)
    except RuntimeError as error:
        print(error)
d = {}
for i in range(100000):
    d[i] = i
    del d[i]
print(d, len(d))
d[1] = 2
print(d, list(d), d.popitem(), d)

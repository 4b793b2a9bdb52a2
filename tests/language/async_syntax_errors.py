# What the compiler says about await, async and except* where they cannot stand.

CASES = r"""
def f(): await x
await x
[await x for x in y]
def f(): [await x for x in y]
def f(): (await x for x in y)
(await x for x in y)
class A: (await x for x in y)
class A: await x
class A: [await x for x in y]
lambda: await x
async def f(): lambda: await x
lambda: (await x for x in y)
def f(): [x async for x in y]
[x async for x in y]
(x async for x in y)
def f(): ([x async for x in y] for z in w)
async def f(): ([x async for x in y] for z in w)
def f(): [[x async for x in y] for z in w]
def f(): [(x async for x in y) for z in w]
async for x in y: pass
def f():\n async for x in y: pass
async with x: pass
def f():\n async with x: pass
class A:\n async with x: pass
async def f(): yield from x
async def f():\n yield\n return 1
async def f():\n return 1\n yield
async def f():\n yield\n return
async def f(): [(yield) for x in y]
async def f(): [x async for x in await y]
def f(): f'{await x}'
async def f(a=await x): pass
async def f():\n def g(a=await x): pass
@(await x)\ndef f(): pass
async def f():\n class A: await x
async def f():\n class A: x = [await z for z in y]
async def f():\n class A: x = (await z for z in y)
try: pass\nexcept* ValueError: break
while 1:\n try: pass\n except* ValueError: break
while 1:\n try: pass\n except* ValueError: continue
def f():\n try: pass\n except* ValueError: return
def f():\n try: pass\n except* ValueError:\n  return 1
def f():\n try: pass\n except* ValueError:\n  return x
def f():\n try: pass\n except* ValueError:\n  for x in y: break
def f():\n try: pass\n except* ValueError:\n  for x in y:\n   return
def f():\n try: pass\n except* ValueError:\n  def g(): return 1
def f():\n try: pass\n except* A:\n  try: pass\n  finally: return
def f():\n try: return 1\n except* A: pass
def f():\n try: pass\n except* A: pass\n else: return 1
try: pass\nexcept*: pass
try: pass\nexcept* A: pass\nexcept B: pass
try: pass\nexcept A: pass\nexcept* B: pass
async def f(): await
async def f(): yield await x
async def await(): pass
def async(): pass
await = 1
async def f(): await x = 1
async def f(): del await x
async def f(): (await x) += 1
async lambda: 1
async def f():\n async def g(): yield\n return 1
async def f(): [x for x in y if await z]
def f(): [x for x in y if await z]
def f(): [x for x in await y]
def f(): (x for x in await y)
def f(): {k: await v for k in y}
def f(): (x for x in y for z in await w)
async def f():\n await await x
async def f():\n await -x
async def f():\n await lambda: 1
async def f(): return await x ** await y
"""

for case in CASES.strip().split("\n"):
    source = case.replace("\\n", "\n")
    try:
        exec("if 0:\n    pass\n" + source + "\n", {"x": 1, "y": (), "w": (), "A": ValueError})
    except SyntaxError as error:
        print(case, "->", error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    except Exception as error:
        print(case, "->", type(error).__name__)
    else:
        print(case, "-> fine")

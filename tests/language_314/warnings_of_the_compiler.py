# shows: PEP 765 and 758: return, break and continue that leave a final body are warned of; except without parentheses
# expect: benign
import warnings


def warned(text):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        exec(text, {})
        return [(str(item.message), item.lineno) for item in log]


assert warned("def f():\n try: pass\n finally:\n  return 1") == [("'return' in a 'finally' block", 4)]
assert warned("for i in ():\n try: pass\n finally: break") == [("'break' in a 'finally' block", 3)]
assert warned("for i in ():\n try: pass\n finally: continue") == [("'continue' in a 'finally' block", 3)]
assert warned("def f():\n try: pass\n finally:\n  for i in (): break\n  def g(): return 1") == []
assert warned("def f():\n try: return 1\n finally: pass") == []
assert warned("def f():\n while 1:\n  try: pass\n  finally:\n   while 1: continue\n   else: break") == [
    ("'break' in a 'finally' block", 6)]

try:
    raise KeyError("k")
except ValueError, KeyError:
    caught = True
assert caught
try:
    exec("try: pass\nexcept ValueError, KeyError as e: pass", {})
except SyntaxError as error:
    assert error.msg == "multiple exception types must be parenthesized when using 'as'"
else:
    raise AssertionError("accepted")
print("OK")

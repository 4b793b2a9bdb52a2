# attack: exec inside exec and eval inside eval, without an end and thousands deep
# allowed: three levels
# expect: contained

print(eval("eval('eval(\"1\")')"))
source = "exec(source)"
try:
    exec(source, {"source": source})
    print("LEAK")
except RecursionError:
    pass
text = "1"
for _ in range(15):
    text = f"eval({text!r})"
try:
    print(eval(text))
except (RecursionError, MemoryError, SyntaxError):
    pass
try:
    (lambda f: f(f))(lambda f: eval("f(f)", {"f": f}))
    print("LEAK")
except RecursionError:
    pass
print("CONTAINED")

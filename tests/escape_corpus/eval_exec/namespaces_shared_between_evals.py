# attack: one eval leaves functions, classes, generators and lambdas behind that see the namespace of another
# allowed: a function keeps the namespace it was made in
# expect: contained
# compat: contained

leaks = []
private = {"secret": "S3CRET"}
exec("def reader():\n    return secret\nclass Holder:\n    def method(self):\n        return secret\n", private)
public = {"reader": private["reader"], "Holder": private["Holder"]}
for source in (
    "reader.__globals__", "Holder.method.__globals__", "Holder().method.__globals__", "secret", "globals()['secret']", "eval('secret')", "(lambda: secret)()", "reader.__builtins__", "Holder.__init__.__globals__",
    "vars(reader)['__globals__']", "[secret for _ in 'a']", "Holder().method.__func__.__globals__", "type(reader)(reader.__code__, {})", "getattr(reader, '__glo' + 'bals__')['secret']",
):
    try:
        leaks.append((source, eval(source, public)))
    except (NameError, AttributeError, KeyError, TypeError):
        pass
assert public["reader"]() == "S3CRET" and public["Holder"]().method() == "S3CRET"
assert "secret" not in public
print("LEAK" if leaks else "CONTAINED", *leaks)

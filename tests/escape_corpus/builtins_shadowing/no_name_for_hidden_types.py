# attack: find a name for the types behind functions, code, cells, frames, modules and objects of the host
# allowed: the builtins of the registry
# expect: contained
# compat: contained
leaks = []
for name in ["function", "code", "cell", "frame", "module", "generator", "method", "builtin_function_or_method",
             "host_object", "mappingproxy", "traceback", "method_descriptor", "getset_descriptor", "member_descriptor",
             "list_iterator", "dict_keys", "coroutine", "async_generator", "memory", "vm", "compile_source"]:
    try:
        leaks.append((name, eval(name)))
    except NameError:
        pass
if len([abs, dict, ValueError, None, print]) != 5:
    leaks.append("registry")
print("LEAK" if leaks else "CONTAINED", *leaks)

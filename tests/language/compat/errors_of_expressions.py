# options: --profile compat
"""Where an expression that ends too early is wrong."""
for s in ['1 +','1 + ','(1 +','x y',' 1','f(','a b c','1\n2','"abc',"'''abc",'x = 1','1__0','@','$','a!=','lambda','lambda x','if','not','x if y','x if y else','[x for','f"{"','f"{a b}"','f"}"','x[','a is not','~','1 +\n','a\nb +','é +','f(x for x in y, 1)','True=1']:
    try: eval(compile(s,'f','eval'))
    except SyntaxError as e: print(repr(s),e.msg,e.lineno,e.offset,repr((e.text or '').rstrip('\n')),e.end_lineno,e.end_offset)
    except NameError: pass

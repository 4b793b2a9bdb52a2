# options: --profile compat
# except*, groups and notes.
def t(f):
    try: f()
    except BaseException as e: print(repr(e), getattr(e,'__notes__',None), repr(e.__context__), repr(e.__cause__))
def a():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2),ExceptionGroup('h',[KeyError(3),ValueError(4)])])
    except* ValueError as e: print('V',repr(e))
    except* (TypeError,KeyError) as e: print('TK',repr(e))
    else: print('else')
    finally: print('fin')
t(a)
def b():
    try: raise ValueError(1)
    except* ValueError as e: print(repr(e)); raise
t(b)
def c():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ValueError as e: raise KeyError('new')
t(c)
def d():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ValueError as e: raise KeyError('new') from None
    except* TypeError: raise IndexError('n2')
t(d)
def e():
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ExceptionGroup: pass
t(e)
def f():
    try: raise ValueError(1)
    except* 3: pass
t(f)
def g():
    e=ValueError('x'); e.add_note('n1'); e.add_note('n2'); raise e
t(g)
def h(): ValueError().add_note(3)
t(h)
def i(): ExceptionGroup('x',[])
t(i)
def j(): ExceptionGroup('x',[3])
t(j)
def k(): ExceptionGroup(3,[ValueError()])
t(k)
def l(): ExceptionGroup('x',[KeyboardInterrupt()])
t(l)
print(repr(BaseExceptionGroup('x',[ValueError()])), repr(BaseExceptionGroup('x',[KeyboardInterrupt()])), type(BaseExceptionGroup('x',[ValueError()])))
eg=ExceptionGroup('top',[ValueError(1),ExceptionGroup('in',[TypeError(2),ValueError(3)])])
print(eg.split(ValueError), eg.subgroup(lambda x: isinstance(x,TypeError)), eg.subgroup((TypeError,KeyError)), eg.derive([ValueError(9)]), eg.message, eg.exceptions, str(eg))
print(eg.subgroup(KeyError), eg.split(KeyError))
class MyG(ExceptionGroup):
    def derive(self,excs): return MyG('derived',excs)
m=MyG('m',[ValueError(1),TypeError(2)]); m.add_note('nn')
a,b=m.split(ValueError); print(repr(a),repr(b),a.__notes__)
class MyG2(ExceptionGroup):
    def derive(self,excs): return 3
try: MyG2('m',[ValueError(1),TypeError(2)]).split(ValueError)
except Exception as e: print(type(e).__name__, e)
class MyG3(ExceptionGroup):
    def __new__(cls,*a,**k): return super().__new__(cls,'fixed',[ValueError(1)])
    def __init__(s,*a): s.a=a
print(repr(MyG3(1,2,3)))
for s in ["try: pass\nexcept* X: pass\nexcept Y: pass","try: pass\nexcept*: pass","for x in y:\n try: pass\n except* X: break","def f():\n try: pass\n except* X: return 1","for x in y:\n try: pass\n except* X: continue","try: pass\nexcept X: pass\nexcept* Y: pass", "try: pass\nexcept* X as y: pass\nelse: 1\nfinally: 2"]:
    try: compile(s,'<s>','exec'); print('ok')
    except SyntaxError as e: print(e.msg,e.lineno,e.offset,e.end_lineno,e.end_offset)
def z():
    try:
        try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
        except* ValueError as e:
            e1=e; raise
    except* TypeError as e2: print(e2.exceptions)
t(z)
def y():
    for i in range(2):
        try:
            raise ExceptionGroup('g',[ValueError(i)])
        except* ValueError:
            for j in range(3):
                if j: break
                continue
    print('ok')
t(y)

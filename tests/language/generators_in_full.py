# What generators answer from their making to their end.
def t(f):
    try: print('->',f())
    except BaseException as e: print(type(e).__name__, e, '| ctx', repr(e.__context__),'| cause', repr(e.__cause__))
def g():
    try:
        x=yield 1
        print('x',x)
        y=yield 2
    except ValueError as e:
        print('VE',e); yield 'h'
    except GeneratorExit: print('GE'); raise
    finally: print('fin')
    return 'ret'
a=g(); t(lambda: a.send(1)); t(lambda: next(a)); t(lambda: a.send('q')); t(lambda: a.throw(ValueError('v'))); t(lambda: next(a)); t(lambda: next(a)); t(lambda:a.throw(KeyError)); t(a.close)
a=g(); t(a.close); t(lambda: next(a))
a=g(); next(a); t(a.close); t(a.close)
a=g(); t(lambda: a.throw(KeyError('first')))
a=g(); next(a); t(lambda: a.throw(KeyError)); 
a=g(); next(a); t(lambda: a.throw(3)); t(lambda: a.throw(KeyError('k')))
def rets():
    try: yield 1
    except GeneratorExit: return 'closedval'
c=rets(); next(c); t(c.close)
def yf():
    r=yield from g(); print('r',r)
    r=yield from [1,2]; print(r)
    return 'done'
d=yf(); t(lambda:next(d)); t(lambda:d.throw(ValueError(1))); t(lambda:next(d)); t(lambda:d.send(5)); t(lambda:next(d)); t(lambda:next(d))
d=yf(); next(d); t(d.close)
def si(): raise StopIteration(1); yield
t(lambda: next(si()))
def ri():
    yield 1
    next(iter([]))
t(lambda: list(ri()))
def reent(): yield next(e)
e=reent(); t(lambda: next(e))
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s): s.n+=1; return s.n
    def send(s,v): return ('sent',v)
    def throw(s,*a): return ('thrown',len(a))
    def close(s): print('It.close')
def yi(): return (yield from It())
f=yi(); t(lambda:next(f)); t(lambda:f.send(4)); t(lambda:f.throw(ValueError('z'))); t(f.close)
class It2:
    def __iter__(s): return s
    def __next__(s): return 1
f=(lambda: (yield from It2()))(); t(lambda:next(f)); t(lambda:f.send(4)); t(lambda:f.throw(ValueError('z')))
g1=(x for x in range(3)); print(list(g1),list(g1)); t(lambda: (x for x in 3))
print(repr(g1)[:30], g1.__name__, g1.__qualname__, g1.gi_running if 0 else '')
h=g(); h.__name__='nn'; print(repr(h)[:20])
try: h.__name__=3
except TypeError as e: print(e)
def ctx():
    try: yield 1
    except ValueError:
        try: yield 2
        finally: print('infin')
k=ctx(); next(k); k.throw(ValueError('a')); t(lambda:k.throw(KeyError('b')))
def excs():
    try: raise ValueError('outer')
    except ValueError:
        yield 1
        raise
m=excs(); next(m)
try: raise KeyError('caller')
except KeyError: t(lambda: next(m))
def noexc():
    yield
    raise
n=noexc(); next(n)
try: raise KeyError('caller2')
except KeyError: t(lambda: next(n))

# __missing__, __getitem__ as an iterator, and methods set to None.
class D(dict):
    def __missing__(self,k): return ('missing',k)
d=D(a=1); print(d['a'],d['b'],d.get('b'),'%(zz)s'%d,'{x}'.format_map(d))
class S:
    def __getitem__(self,i):
        print('get',i)
        if isinstance(i,int) and i>3: raise IndexError
        return i
    def __setitem__(self,i,v): print('set',i,v)
    def __delitem__(self,i): print('del',i)
s=S(); print(list(s), 2 in s, s[1:2], s[1,2], s[...], s[1:2,3], s[()]); s[1]=2; del s[1:2]; s[1:2]=3; s[1]+=1
a,b,*c=s; print(a,b,c); print([*s],{*s},max(s))
print(s[*[1,2]], s[*[1],2:3] )
for k in (-1,):
    try: reversed(s)
    except TypeError as e: print(e)
class Q:
    def __len__(self): return 3
    def __getitem__(self,i): return i*10
print(list(reversed(Q())), iter(Q()).__length_hint__() if hasattr(iter(Q()),'__length_hint__') else None)
class Q2(Q): __reversed__=None
try: reversed(Q2())
except TypeError as e: print(e)
class Q3(Q): __iter__=None
try: iter(Q3())
except TypeError as e: print(e)
try: 1 in Q3()
except TypeError as e: print(e)
class Q4(Q): __contains__=None
try: 1 in Q4()
except TypeError as e: print(e)
class Q5: __hash__=None
try: hash(Q5())
except TypeError as e: print(e)
try: {Q5():1}
except TypeError as e: print(e)
class Q6:
    def __eq__(s,o): return True
try: {Q6()}
except TypeError as e: print(e)
print(Q6.__hash__, Q6()!=1)
class Q7(Q6): __hash__=object.__hash__
print(len({Q7(),Q7()}))

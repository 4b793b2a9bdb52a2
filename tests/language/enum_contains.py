# What an enumeration contains: members, and values of members made so far.
import enum
class E9(enum.Flag):
    A = 3
print(1 in E9, 3 in E9, 0 in E9, 5 in E9, "x" in E9, [] in E9)
print(repr(E9(1)), 1 in E9, 2 in E9, repr(E9(0)), 0 in E9)
class F(enum.Flag):
    X=1; Y=2
print(3 in F, 1 in F, 0 in F, 4 in F); F(3); print(3 in F, 0 in F, F.X|F.Y in F)
class E(enum.Enum):
    a=1; b=[1]
print(1 in E, [1] in E, [2] in E, E.a in E, 1.0 in E, F.X in E)
class I(enum.IntFlag):
    a=1
print(1 in I, 8 in I, 0 in I); I(8); print(8 in I)

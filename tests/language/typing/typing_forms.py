# What the names of typing give when subscripted, called and checked.
class A[K, V]: pass
class B[K, V=int]: pass
class C[K, *Ts]: pass
class D[*Ts, K]: pass
from typing import *
T=TypeVar("T");U=TypeVar("U"); P=ParamSpec("P")
class E[T, **P]: pass
class F[**P]: pass
for make in (lambda: A[int], lambda: A[()], lambda: B[()], lambda: B[int], lambda: B[int,str,bytes], lambda: C[()], lambda: D[()], lambda: Dict[T,U][int], lambda: List[int,str], lambda: A[T,U][int], lambda: E[int], lambda: E[int,int], lambda: E[int, [int,str]], lambda: F[int,str], lambda: F[[int,str]], lambda: F[...], lambda: E[T,P][int,[str]], lambda: Callable[P,T][[int],str], lambda: Callable[Concatenate[int,P],T][[str],int],lambda:C[int], lambda:C[int,str,bytes], lambda:D[int,str,bytes], lambda:A[int,"x"], lambda: A[1,2], lambda: List["x"], lambda: Literal[1,2,1,True], lambda: Annotated[int,5][str], lambda: Annotated[T,5][str], lambda: Tuple[int,...], lambda: Tuple[()], lambda: Callable[...,int], lambda: Callable[[],int], lambda: ClassVar[int], lambda: Self, lambda: Self[int], lambda: Any, lambda: Any(), lambda: Type[int], lambda: get_args(Callable[[int],str]), lambda: get_origin(List[int]), lambda: get_origin(Annotated[int,1]), lambda: List(), lambda: List[int](), lambda: isinstance([],List), lambda: isinstance([],List[int]), lambda: NewType("N", int), lambda: NewType("N", int)(5), lambda: Concatenate[int,P], lambda: TypeGuard[int], lambda: Union[int], lambda: Union[()], lambda: Optional[int,str], lambda: Literal["a"]==Literal["a"], lambda: Deque[int], lambda: Iterable[T][int], lambda: Mapping[str,int], lambda: Generator[int,None,str], lambda: Awaitable[int], lambda: Unpack[Tuple[int,str]], lambda: Final[int], lambda: Required[int], lambda: NoReturn, lambda: Generic[T], lambda: Generic[int], lambda: Generic[T,T], lambda: Protocol[T], lambda: Generic[()], lambda: Hashable, lambda: Text, lambda: AnyStr, lambda: SupportsInt, lambda: isinstance(1,SupportsInt), lambda: isinstance(1,SupportsIndex), lambda: isinstance("",SupportsInt)):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

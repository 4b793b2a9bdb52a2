# attack: a generic class whose private type parameters are looked up among one another
# allowed: the same with two hundred
# expect: limit fuel
# options: --max-steps 8000000 --max-memory 512M


def generic(count):
    return "class A[" + ",".join(f"__T{i}" for i in range(count)) + "]: pass"


exec(generic(200))
exec(generic(60000))
print("LEAK")

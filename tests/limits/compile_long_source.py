# attack: compile megabytes of short statements with few steps
# allowed: compile some kilobytes of them
# expect: limit fuel
# options: --max-steps 3000000 --max-memory 1G

exec("a = 1\n" * 2000)
exec("a = 1\n" * 1200000)
print("LEAK")

# The old print statement.

print "hello"

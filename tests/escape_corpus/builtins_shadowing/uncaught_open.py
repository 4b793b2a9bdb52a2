# attack: open a file
# allowed: print
# expect: error NameError

print("before")
print("LEAK", open("/etc/passwd").read())

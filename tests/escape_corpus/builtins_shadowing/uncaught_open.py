# attack: open a file
# allowed: print
# expect: error NameError
# compat: contained

print("before")
print("LEAK", open("/etc/passwd").read())

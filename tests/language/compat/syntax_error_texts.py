# options: --profile compat
"""The text of a SyntaxError, with and without its line end."""
for mode in ('exec','eval'):
  for s in ['"abc','"abc\nx=1',"'''abc",'0777','0777\n','1__0','0x','1_','1e','0b2','0o8','1.2.3','1a','@','$','?','!','x!','\\ x','f"{"','f"{a b}"','f"{a!x}"','f"{a:"','f"}"','f"{}"','f"{!r}"','b"ü"','a\u00a0b','“x”','x\u200b',')','(]','f"{)}"','  x\n y','if 1:\n\tx\n        y','if 1:\nx','a\n b', '(' * 201, 'é = "x']:
    try: compile(s,'f',mode)
    except SyntaxError as e: print(repr(s),mode,e.msg,e.lineno,e.offset,repr(e.text),e.end_lineno,e.end_offset)

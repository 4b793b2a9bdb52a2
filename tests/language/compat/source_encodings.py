# options: --profile compat
"""Errors of source text that is not in the encoding it declares."""
for s in (b'Python = "\xcf\xb3\xf2\xee\xed" +', b"\xef\xbb\xbf#coding: utf8\nprint('\xe6\x88\x91')\n", b"\xef\xbb\xbf#coding: utf-8\nx=1", b"\xef\xbb\xbf#coding: latin-1\nx=1",b"x=1\ny='\xff'\n", b"x=1\ny='a\xc3'", b'# coding: ascii\nx="\xe4"', b'# coding: cp1252\nx="\x81"\n',b'# coding: nope\nx', b'#coding:utf8\nx="\xff"'):
    try: compile(s,'f','exec'); print('ok')
    except SyntaxError as e: print(str(e), e.msg,e.filename,e.lineno,e.offset,repr(e.text),e.end_lineno,e.end_offset)

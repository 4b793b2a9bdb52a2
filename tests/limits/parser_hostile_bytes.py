# attack: source with NUL, control characters, lone surrogates, bad UTF-8, odd line ends and byte order marks
# allowed: UTF-8 source
# expect: contained

for source in ("\x00", "a\x00b", "\x01", "\x1a", "\x7f", "'\x00'", "#\x00", "\ud800", "'\ud800'", "\udc80 = 1", "x = '\udfff'", "\ufeff1", "1\ufeff", "\ufffe", "a\rb = 1", "x = 1\r\ny = 2\r", "\x0c1", "x\x0b= 1", "\u2028", "a\u20281", "'''\x00'''", b"\xff\xfe", b"\xef\xbb\xbf1", b"x = '\xff'", b"# coding: latin-1\nx = '\xe9'", b"# -*- coding: utf-16 -*-\n1", b"# coding: no_such\n1", b"\x80", b"\xc0\x80", b"'\xed\xa0\x80'",
               "\\", "\\\n", "\\\r\n1", "\t1", " \t1", "if 1:\n\t1\n        2", "x = \\ 1", "'\\", "'\\\n", "b'\\xg'", "'\\777'", "\xa01", "１", "x = １", "é\u0301 = 1", "\u0301", "a\u0301 = 1"):
    for run in (eval, exec):
        try:
            run(source)
        except (SyntaxError, ValueError, TypeError, UnicodeError, NameError):
            pass
print(eval("'é日😀'"))
print("CONTAINED")

v4 = 'x'
v13 = v4.index('%x' % {'zz': 10, 'ß': 10 ** 20}.get(v4.translate({97: 'Q', 98: None, 120: 'yy'}), 7))

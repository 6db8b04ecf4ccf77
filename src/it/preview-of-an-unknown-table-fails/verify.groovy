def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[ERROR] error[SF2405]: no pipeline writes a table `larg`\n')
assert log.contains('did you mean `large`?')
assert log.contains('the tables are orders, large')

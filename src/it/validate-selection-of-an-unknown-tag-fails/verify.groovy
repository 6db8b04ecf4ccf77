def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('error[SF2401]: no pipeline has the tag `dialy`')
assert log.contains('help: did you mean `tag:daily`?')

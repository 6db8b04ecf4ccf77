def log = new File(basedir, 'build.log').text.normalize()

assert log.count('error[SF2304]: ') == 2
assert log.count('did you mean `prod`?') == 2
assert log.contains('dev')

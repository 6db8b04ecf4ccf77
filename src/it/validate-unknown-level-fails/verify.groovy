def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('no level is called `resolv` (did you mean `resolve`?); the levels are static, resolve, connect, sample')

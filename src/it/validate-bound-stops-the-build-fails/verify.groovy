def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('error[SF3402]')
assert !log.contains(':run (')
assert !new File(basedir, 'output').exists()

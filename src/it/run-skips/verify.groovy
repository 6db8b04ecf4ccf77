def log = new File(basedir, 'build.log').text.normalize()

assert log.count('[INFO] skipped\n') == 2
assert !new File(basedir, 'output').exists()
assert !new File(basedir, 'target/sqlflow').exists()

def log = new File(basedir, 'build.log').text.normalize()

assert log.count('[INFO] skipped\n') == 2
assert !log.contains('error[')
assert !new File(basedir, 'target/sqlflow').exists()

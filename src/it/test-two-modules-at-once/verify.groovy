def log = new File(basedir, 'build.log').text.normalize()

assert log.count('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0\n') == 1
assert new File(basedir, 'one/target/surefire-reports/TEST-sqlflow.customers.xml').exists()
// without tests nothing is said and nothing is written
assert !new File(basedir, 'two/target/surefire-reports').exists()
assert !new File(basedir, 'two/target/sqlflow').exists()
assert !new File(basedir, 'target/surefire-reports').exists()

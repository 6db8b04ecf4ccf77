def log = new File(basedir, 'build.log').text.normalize()

def start = log.indexOf('[ERROR] src/test/sqlflow/customers.yml - credit by city')
def found = log.substring(start, log.indexOf('[INFO] -----', start))
assert found == new File(basedir, 'expected.txt').text.normalize()
assert log.contains('there are failed tests: Tests run: 2, Failures: 2, Errors: 0, Skipped: 0')
assert new File(basedir, 'target/surefire-reports/TEST-sqlflow.customers.xml').exists()

def log = new File(basedir, 'build.log').text.normalize()

// bound to phase test without more; then skipped in every way that users know
assert log.count(':test (default) @ test-passes') == 5
assert log.count('[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: ') == 1
assert log.count('[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0\n') == 1
assert log.count('[INFO] skipped\n') == 4

def report = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-sqlflow.customers.xml'))
assert report.@tests == '2'
assert report.testcase*.@name*.text() ==
  ['credit is summed by city', 'a second load changes customers and adds new ones']
assert !new File(basedir, 'output').exists()
assert new File(basedir, 'target/sqlflow/tmp').list().length == 0

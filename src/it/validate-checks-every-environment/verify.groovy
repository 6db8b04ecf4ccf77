def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

assert log.contains('[INFO] 2 pipelines x 2 environments (dev, prod): ok\n')
assert !log.contains('[WARNING]')
assert report.version == '1'
assert report.findings == []
assert report.pipelines*.file == ['pipelines/orders.sf', 'src/main/sqlflow/constants.sf']
assert report.pipelines*.environments == [[dev: 'ok', prod: 'ok']] * 2
assert report.pipelines[0].statements == [
  [kind: 'source', name: 'orders', line: 1, column: 1, offset: 0, length: 57],
  [kind: 'load', name: 'orders', line: 2, column: 1, offset: 59, length: 23],
  [kind: 'create', name: 'totals', line: 3, column: 1, offset: 84, length: 90],
  [kind: 'export', name: 'output/totals.csv', line: 4, column: 1, offset: 176, length: 79],
]
assert !new File(basedir, 'output').exists()
assert new File(basedir, 'target/sqlflow').list().sort() == [
  'TEST-sqlflow-dev.xml', 'TEST-sqlflow-prod.xml', 'sqlflow.json', 'sqlflow.sarif', 'summary.md', 'validate.stamp',
]

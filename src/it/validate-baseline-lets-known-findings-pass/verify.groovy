def log = new File(basedir, 'build.log').text.normalize()
def baseline = new groovy.json.JsonSlurper().parse(new File(basedir, 'sqlflow-baseline.json'))
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.sarif'))

assert baseline.findings == [[
    code: 'SF3402', file: 'pipelines/orders.sf', message: 'unknown column `custmer`', count: 1]]
assert log.count('1 pipeline x 2 environments (dev, prod): ok; 1 known finding of the baseline left out') == 2
assert !log.contains('error[SF3402]')
assert !log.contains('::error')
assert log.contains('sqlflow.updateBaseline needs sqlflow.baseline, the file to write')
assert sarif.runs[0].tool.driver.version ==~ /\d+\.\d+\.\d+.*/
assert sarif.runs[0].results.collect { [it.ruleId, it.suppressions*.kind] } == [['SF3402', ['external']]]
assert new File(basedir, 'target/sqlflow/TEST-sqlflow-dev.xml').text.contains('failures="0"')
assert new File(basedir, 'target/sqlflow/TEST-sqlflow-prod.xml').exists()
assert new File(basedir, 'target/sqlflow/summary.md').text.startsWith('# SQLFlow')

def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

assert log.count('error[SF3402]') == 1
assert log.contains('--> pipelines/_orders.sf:3:28')
assert log.contains('::: pipelines/a.sf:1:10')
assert report.findings*.code == ['SF3402']
assert report.findings[0].file == 'pipelines/_orders.sf'
assert report.findings[0].related*.file == ['pipelines/a.sf', 'pipelines/b.sf']
assert report.pipelines*.name == ['a', 'b']
assert report.pipelines*.environments == [[dev: 'error'], [dev: 'error']]

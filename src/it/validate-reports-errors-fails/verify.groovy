def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

assert log.contains('''
[ERROR] error[SF3402]: unknown column `custmer`
  --> pipelines/orders.sf:3:16                      [dev, prod]
''')
assert log.contains('1 pipeline x 2 environments (dev, prod): 1 error in 1 file; all findings are in')
assert log.contains('BUILD FAILURE')
assert report.findings*.code == ['SF3402']
assert report.findings[0].with { [file, line, column, endLine, endColumn] } ==
    ['pipelines/orders.sf', 3, 16, 3, 23]
assert report.findings[0].environments == ['dev', 'prod']
assert report.pipelines*.environments == [[dev: 'error', prod: 'error']]

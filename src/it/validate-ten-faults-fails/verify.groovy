def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

// the first command: everything from the first finding to Maven's own words
def found = log.substring(log.indexOf('[ERROR] error['), log.indexOf('[INFO] -----', log.indexOf('[ERROR] error[')))
assert found == new File(basedir, 'expected.txt').text.normalize()
assert found.count('[ERROR] error[') == 10
assert log.count('2 pipelines x 3 environments (dev, prod, staging): 10 errors in 3 files; all findings are in target/sqlflow/sqlflow.json') == 1

// the second command: mended
assert log.count('[INFO] 2 pipelines x 3 environments (dev, prod, staging): ok\n') == 1
assert report.findings == []
assert report.pipelines*.environments == [[dev: 'ok', prod: 'ok', staging: 'ok']] * 2

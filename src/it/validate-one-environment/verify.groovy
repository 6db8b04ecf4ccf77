def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

assert log.contains('[INFO] 1 pipeline x 1 environment (dev): ok\n')
assert report.pipelines*.environments == [[dev: 'ok']]

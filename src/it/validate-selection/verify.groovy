def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

assert log.contains('[INFO] 2 pipelines x 1 environment (dev): ok\n')
assert report.pipelines*.name == ['constants', 'orders']

def log = new File(basedir, 'build.log').text.normalize()

def findings = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/target/sqlflow/sqlflow.json')).findings }
assert log.count('[INFO] 1 pipeline x 1 environment (dev): ok\n') == 1
assert log.count('[INFO] 1 pipeline x 2 environments (prod, test): ok\n') == 1
assert findings('one') == []
assert findings('two') == []
assert !new File(basedir, 'target/sqlflow').exists()
assert !new File(basedir, 'three/target/sqlflow').exists()

def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[ERROR] error[SF3402]: unknown column `custmer`')
assert log.contains('2 pipelines x 1 environment (dev): 1 error in 1 file; nothing ran')
assert log.contains('mvn sqlflow:validate')
assert !new File(basedir, 'output').exists()
assert !new File(basedir, 'target/sqlflow/runs').exists()

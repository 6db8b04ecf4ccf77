def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('error[SF3402]: unknown column `custmer`')
assert log.contains('1 pipeline x 1 environment (dev): 1 error in 1 file; `mvn sqlflow:validate` checks every environment')
assert log.contains('no format is called `yaml`; the formats are text and json')
assert !log.contains('fingerprint')

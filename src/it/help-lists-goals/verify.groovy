def log = new File(basedir, 'build.log').text

assert log.contains('sqlflow:help')
assert log.contains('Display help information on sqlflow-maven-plugin')

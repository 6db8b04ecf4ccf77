def log = new File(basedir, 'build.log').text

assert log.count('Display help information on sqlflow-maven-plugin') == 1

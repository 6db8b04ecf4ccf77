def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('two environments are asked for: `dev` by sqlflow.env and `prod` by env; leave one out')

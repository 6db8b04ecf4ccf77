def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[INFO] 1 pipeline x 1 environment (dev): ok\n')

def log = new File(basedir, 'build.log').text.normalize()

assert log.contains(':plan (pipelines) @ plan-bound-to-a-phase')
assert log.contains('[INFO] plan of orders in dev, engine in memory\n')

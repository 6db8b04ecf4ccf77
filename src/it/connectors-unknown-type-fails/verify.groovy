def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('no connector is called `cvs` (did you mean `csv`?); `mvn sqlflow:connectors` lists them')

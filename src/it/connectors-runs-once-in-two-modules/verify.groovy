def log = new File(basedir, 'build.log').text.normalize()

assert log.count('Apache Parquet') == 1

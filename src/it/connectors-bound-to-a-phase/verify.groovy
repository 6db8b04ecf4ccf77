def log = new File(basedir, 'build.log').text.normalize()

assert log.contains(':connectors (pipelines) @ connectors-bound-to-a-phase')
assert log.contains('Apache Parquet')

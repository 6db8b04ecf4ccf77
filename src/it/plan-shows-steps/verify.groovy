def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[INFO] plan of orders in dev, engine in memory\n')
assert log.contains('1. load:orders\n     source orders (csv) -> table orders, REPLACE\n')
assert log =~ /path +data\/orders\.csv +pipelines\/orders\.sf:1:40/
assert log.contains('3. export:output/totals.csv  after create:totals\n')
assert !new File(basedir, 'output').exists()
assert !new File(basedir, 'target/sqlflow').exists()

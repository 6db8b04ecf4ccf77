def log = new File(basedir, 'build.log').text.normalize()

assert log.contains(':run (pipelines) @ run-bound-to-integration-test')
assert new File(basedir, 'output/totals.csv').text == 'customer,total\nann,15\nbob,20\n'

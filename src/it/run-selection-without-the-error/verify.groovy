def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[INFO] totals in dev: 3 steps\n')
assert new File(basedir, 'output/totals.csv').text == 'customer,total\nann,15\nbob,20\n'

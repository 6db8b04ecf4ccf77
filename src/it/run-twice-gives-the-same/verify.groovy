assert new File(basedir, 'output/totals.csv').text == 'customer,total\nann,15\nbob,20\n'
assert new File(basedir, 'target/sqlflow/runs').list().length == 2
assert new File(basedir, 'output').list() == ['totals.csv']

def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

// connect, and sample after it, show how the connections stand
def table = '''environment  connection             type  use                      state    time
dev          orders                 csv   read data/orders.csv     ok'''
assert log.count(table) == 3
assert log.contains('dev          pipelines/orders.sf:4  csv   write output/totals.csv  ok')
assert report.connections*.state == ['ok', 'ok']

// the first row of the sample is well, the second is not
assert log.count('1 pipeline x 1 environment (dev): ok') == 2
assert log.contains('error[SF5001]')
assert !new File(basedir, 'output').exists()

assert log.contains('no source needs a recorded schema: all of them are files of this project')
assert !new File(basedir, 'schemas').exists()

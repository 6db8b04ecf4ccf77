def log = new File(basedir, 'build.log').text.normalize()
def runs = new File(basedir, 'target/sqlflow/runs').listFiles()
def run = new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json'))

assert log.contains('1 pipeline not run')
assert log.contains('[INFO] b_second did not run: a_first failed\n')
assert run.notRun == [[name: 'b_second', because: 'a_first failed']]
assert !new File(basedir, 'output/totals.csv').exists()

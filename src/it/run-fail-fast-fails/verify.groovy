def log = new File(basedir, 'build.log').text.normalize()
def runs = new File(basedir, 'target/sqlflow/runs').listFiles()
def run = new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json'))

assert log.contains('1 pipeline not run')
assert run.notRun == ['b_second']
assert !new File(basedir, 'output/totals.csv').exists()

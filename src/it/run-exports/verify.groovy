def log = new File(basedir, 'build.log').text.normalize()
def runs = new File(basedir, 'target/sqlflow/runs').listFiles()
def run = new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json'))

assert new File(basedir, 'output/totals.csv').text == 'customer,total\nann,15\nbob,20\n'
assert log.contains('[INFO] orders in dev: 3 steps\n')
assert log =~ /\[INFO\]   load:orders +3 rows +\d+\.\d\d s\n/
assert log =~ /\[INFO\]   export:output\/totals\.csv +2 rows +29 B +\d+\.\d\d s\n/
assert log =~ /\[INFO\] 1 pipeline, 3 steps in \d+\.\d\d s: ok; see .*run\.json\n/
assert runs.length == 1
assert run.id == runs[0].name
assert run.environment == 'dev'
assert run.outcome == 'succeeded'
assert run.pipelines*.name == ['orders']
assert run.pipelines[0].steps*.rows == [3, 2, 2]
assert run.pipelines[0].steps*.outcome == ['succeeded'] * 3
assert !new File(basedir, 'target/sqlflow/tmp').list()

def log = new File(basedir, 'build.log').text.normalize()
def runs = new File(basedir, 'target/sqlflow/runs').listFiles()
def run = new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json'))

assert log.contains('no share for ann')
assert log =~ /  export:output\/shares\.csv +skipped, because of create:shares\n/
assert log.contains(': 1 failed, 1 skipped; see')
assert run.outcome == 'failed'
assert run.pipelines[0].steps.collectEntries { [it.id, it.outcome] } == [
  'load:orders': 'succeeded', 'create:shares': 'failed',
  'export:output/shares.csv': 'skipped', 'export:output/orders.csv': 'succeeded']
assert !new File(basedir, 'output/shares.csv').exists()
assert new File(basedir, 'output/orders.csv').text == 'id,customer,amount\n1,ann,10\n2,bob,20\n3,ann,5\n'

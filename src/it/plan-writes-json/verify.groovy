def log = new File(basedir, 'build.log').text.normalize()

def plan = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/plans/dev/orders.json'))
assert plan.pipeline == 'orders'
assert plan.environment == 'dev'
assert plan.steps*.id == ['load:orders', 'create:totals', 'export:output/totals.csv']
assert plan.fingerprint ==~ /[0-9a-f]{64}/
assert log.contains('orders.json')

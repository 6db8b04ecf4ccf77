def steps = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/target/sqlflow/plans/dev/orders.json')).steps*.id }
assert steps('one') == ['load:orders', 'create:totals', 'export:output/totals.csv']
assert steps('two') == steps('one')

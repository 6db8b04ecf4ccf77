def runs = new File(basedir, 'target/sqlflow/runs').listFiles()
def run = new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json'))

assert run.pipelines*.name == ['best', 'totals']
assert run.pipelines[0].steps*.id == ['common/load:orders', 'export:output/best.csv']
assert new File(basedir, 'output/best.csv').text == 'customer\nbob\n'
assert new File(basedir, 'output/totals.csv').text == 'customer,total\nann,6\nbob,7\n'

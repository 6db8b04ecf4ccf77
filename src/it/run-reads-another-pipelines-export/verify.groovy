def runs = new File(basedir, 'target/sqlflow/runs').listFiles()
def run = new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json'))

assert run.pipelines*.name == ['z_totals', 'a_best']
assert new File(basedir, 'output/best.csv').text == 'customer\nbob\n'

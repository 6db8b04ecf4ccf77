def names = { folder ->
    def runs = new File(basedir, folder + '/runs').listFiles()
    new groovy.json.JsonSlurper().parse(new File(runs[0], 'run.json')).pipelines*.name
}

assert names('target/sqlflow') == ['z_raw', 'clean', 'a_report']
assert names('target/second') == ['clean', 'a_report']
assert !new File(basedir, 'output/other.csv').exists()

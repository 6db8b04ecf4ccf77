def log = new File(basedir, 'build.log').text.normalize()
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sqlflow/sqlflow.json'))

assert log.contains('''
[ERROR] error[SF2401]: no pipeline matches `ordres`
   = help: did you mean `orders`?
   = help: the pipelines are pipelines/orders.sf
''')
assert report.findings*.code == ['SF2401']
assert report.pipelines == []

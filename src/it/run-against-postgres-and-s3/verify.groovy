def log = new File(basedir, 'build.log').text.normalize()
def builds = log.split(/\[INFO\] BUILD \w+\n/)
assert log.findAll(/BUILD \w+/) == ['SUCCESS', 'FAILURE', 'FAILURE', 'SUCCESS'].collect { "BUILD $it" }

// the page shows what is printed
def page = new File(basedir, '../../../../docs/integration-testing.md').text.normalize()

// before the run, one table says how every use of a connection stands
assert builds[0].count('environment  connection') == 1
def table = builds[0].substring(builds[0].indexOf('environment  connection')).readLines().take(6)
assert table[5].contains('2 pipelines x 1 environment (it): ok')
assert table.take(5)*.replaceAll(/\d+\.\d\d s$/, '').every { page.contains("\n$it") }
assert table.take(5).drop(1)*.replaceAll(/^.*  (ok|not tested: [a-z ]+?)( +\d.*)?$/, '$1') ==
    ['ok', 'ok', 'not tested: a run writes it first', 'ok']

// out of the database into the store, back into the database, and what is there then
['load:orders +3 rows', 'check:amounts_are_positive +holds', 'export:s3://shop-archive/orders/ +3 rows',
 'load:archived +3 rows', 'create:revenue +2 rows', 'export:revenue +2 rows'].each { assert builds[0] =~ /\[INFO\]   $it/ }
assert builds[0].contains('[INFO] 2 pipelines, 6 steps in')
// and no word of the pool of connections
assert !builds[0].contains(' - Added connection') && !builds[0].contains(' - Starting')
assert builds[0].contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')

// a check that does not hold ends the build in its phase
assert builds[1].contains('error[SF5021]: check `amounts_are_large` is broken by 2 rows of `orders`')
assert !builds[1].contains('(stop-services)')

// the server's own columns, and what they tell
assert builds[0].contains('[INFO] wrote schemas/it/orders.json, 4 columns')
assert builds[1].contains('[INFO] unchanged: schemas/it/orders.json, 4 columns')
assert new File(basedir, 'schemas').list() == ['it']
def orders = new groovy.json.JsonSlurper().parse(new File(basedir, 'schemas/it/orders.json'))
assert orders.columns.collect { "$it.name $it.type" } ==
    ['id BIGINT', 'customer VARCHAR', 'ordered_on DATE', 'amount DECIMAL(10,2)']
assert new File(basedir, 'schemas/it').list() == ['orders.json']
def misspelt = page.substring(page.indexOf('[ERROR] error[SF3402]'))
assert builds[2].contains(misspelt.substring(0, misspelt.indexOf('```')))

assert !builds[3].contains('postgres at')

// whichever way a build ended, nobody listens any more
def ports = (log =~ /postgres at localhost:(\d+), s3 at http:\/\/127.0.0.1:(\d+)/).collect { it.drop(1)*.toInteger() }
assert ports.size() == 2
def listens = { int port ->
    try {
        new Socket(InetAddress.loopbackAddress, port).close()
        return true
    } catch (ConnectException nobody) {
        return false
    }
}
def end = System.nanoTime() + 60_000_000_000L
ports.flatten().each { port ->
    while (listens(port)) {
        assert System.nanoTime() < end : "somebody listens at $port"
        sleep(100)
    }
}
return true

context.get('aws').stop(0)
def log = new File(basedir, 'build.log').text

assert new File(basedir, 'output/ids.csv').text.startsWith('id\n')
assert !log.contains('data/orders.csv')
assert !log.contains('key-of-the-test')
new File(basedir, 'target/sqlflow').eachFileRecurse { file ->
    assert file.directory || !file.text.contains('data/orders.csv')
}

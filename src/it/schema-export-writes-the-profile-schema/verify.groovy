def log = new File(basedir, 'build.log').text.normalize()
def schema = new groovy.json.JsonSlurper().parse(
    new File(basedir, 'target/sqlflow/schemas/profile-1.0.schema.json'))

assert log.contains('[INFO] wrote target/sqlflow/schemas/profile-1.0.schema.json')
assert schema['$defs'].csv.properties.has_header.anyOf[0].type == 'boolean'
assert schema['$defs'].keySet().containsAll(['csv', 'in_memory', 'json', 'parquet', 's3'])
assert new File(basedir, 'target/sqlflow/schemas/test-1.0.schema.json').exists()

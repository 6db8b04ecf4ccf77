def log = new File(basedir, 'build.log').text.normalize()

def listed = log.readLines().findAll { it =~ /(source|sink)/ }.collect { it.split(/ +/)[1] }
assert listed == ['csv', 'in_memory', 'json', 'parquet']
assert log.contains('[INFO] -Dsqlflow.connector=csv shows the options of one\n')

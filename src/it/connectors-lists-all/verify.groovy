def log = new File(basedir, 'build.log').text.normalize()

def listed = log.readLines().findAll { it =~ /  (source|sink|not runnable)/ }.collect { it.split(/ +/)[1] }
assert listed.containsAll(['csv', 'excel', 'in_memory', 'jdbc', 'json', 'mysql', 'parquet', 'postgres', 'rest', 's3'])
assert log =~ /rest +not runnable +JSON over HTTP/
assert log.contains('[INFO] -Dsqlflow.connector=csv shows the options of one\n')

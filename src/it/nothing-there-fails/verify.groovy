def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('there are no pipelines here: no *.sf file in pipelnes; -Dsqlflow.pipelines= names another folder')
assert log.contains('there are no profiles in profiles; -Dsqlflow.profiles= names another folder')
assert log.contains('[INFO] there are no pipelines here: no *.sf file in pipelnes;')
assert log.count('BUILD FAILURE') == 2
assert log.count('BUILD SUCCESS') == 1
assert !new File(basedir, 'target/sqlflow/sqlflow.json').exists()

def log = new File(basedir, 'build.log').text.normalize()

assert new File(basedir, 'output/dev.csv').text.normalize() == 'id\n2\n'
assert new File(basedir, 'output/prod.csv').text.normalize() == 'id\n1\n'
assert new File(basedir, 'target/sqlflow/sqlflow.json').text =~ /"dev": "ok",\s+"prod": "unknown"/
assert log.count('error[SF2224]: environment `prod` is protected: a run must be confirmed') == 1
assert log.count('error[SF2224]: environment `prod` is protected, and `dev` was confirmed') == 1
assert log.count('error[SF2120]') == 1
assert log.contains('add -Denv= and the new name')

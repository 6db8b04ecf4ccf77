['one', 'two'].each {
  assert new File(basedir, it + '/output/totals.csv').text == 'customer,total\nann,15\nbob,20\n'
  assert new File(basedir, it + '/target/sqlflow/runs').list().length == 1
}
assert !new File(basedir, 'three/target/sqlflow').exists()

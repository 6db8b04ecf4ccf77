def log = new File(basedir, 'build.log').text.normalize()

assert log.contains("""\
[INFO] large of pipeline orders in dev

    id  customer  amount
bigint  varchar   double
     1  ann         10.5
     2  bob         20.0
     4  NULL         6.0

3 rows; made of a sample: at most 100,000 rows of each source
""")
assert log.contains('\n1 row; made of a sample: at most 1 row of each source\n')
assert log.count('[INFO] skipped\n') == 1
assert !new File(basedir, 'output').exists()
assert log.contains('sqlflow.sample must be at least 1')
assert log.contains('which table? add -Dsqlflow.table=')

def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('''
[INFO] --- a/pipelines/customers.sf
[INFO] +++ b/pipelines/customers.sf
[INFO] @@ -1,7 +1,7 @@
[INFO]  -- as the shop sends them
[INFO] -SOURCE customers TYPE csv PARAMS {
[INFO] -  "path": "data/customers.csv",
[INFO] -  "delimiter": ";"  -- not a comma
[INFO] +SOURCE customers FROM "csv_semicolon" OPTIONS {
[INFO] +  "path": "data/customers.csv"
[INFO] +  -- not a comma
[INFO]  };
[INFO]  LOAD customers FROM customers;
[INFO] -EXPORT (SELECT   name FROM customers) TO "target/names.csv" TYPE csv;
[INFO] +EXPORT (SELECT   name FROM customers) TO "csv" OPTIONS {"path": "target/names.csv"};
''')
assert log.contains('would change 2 files; nothing is written')
assert log.contains('[INFO] connection `csv_semicolon` (csv): 1 use\n')
assert log.contains('[INFO] changed 2 files\n')
assert log.contains('[INFO] nothing to change\n')
assert log.contains('add -Dsqlflow.output= and the profile, such as profiles/dev.yml')
assert log.contains('[INFO] 1 pipeline x 1 environment (dev): ok\n')
assert log.count('[INFO] skipped\n') == 2
assert new File(basedir, 'target/names.csv').text == 'name\nAda\n'
assert new File(basedir, 'profiles/prod.yml').text == 'version: "1.0"\nextends: dev\n'
assert new File(basedir, 'profiles/dev.yml').text == '''\
version: "1.0"
connectors:  # none yet
  csv_semicolon:
    type: csv
    params:
      delimiter: ";"
  csv:
    type: csv
    params: {}
'''
assert new File(basedir, 'target/connections.yml').text == '''\
# The connections of the pipelines.
version: "1.0"
connectors:
  csv_semicolon:
    type: csv
    params:
      delimiter: ";"
  csv:
    type: csv
    params: {}
'''

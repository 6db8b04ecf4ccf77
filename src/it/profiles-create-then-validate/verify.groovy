def log = new File(basedir, 'build.log').text.normalize()

assert new File(basedir, 'profiles/qa.yml').text ==
    '# qa: begun with the text of dev.\n' + new File(basedir, 'profiles/dev.yml').text
assert log.contains('[INFO] wrote profiles/qa.yml\n')
assert log.contains('''
[INFO] profile  kind         extends  connections
[INFO] dev      environment           orders (csv)
[INFO] qa       environment           orders (csv)
''')
assert log.contains('[INFO] 2 profiles: no errors\n')
assert log.contains('[INFO] 1 pipeline x 2 environments (dev, qa): ok\n')
assert log.contains('''
connection orders (csv)
  path                  data/orders.csv  profiles/qa.yml:''')
assert log.contains('[INFO] dev and qa are the same\n')
assert log.count('[INFO] skipped\n') == 3
assert log.contains('error[SF2250]: profile `qa` is there: profiles/qa.yml')
assert log.contains('error[SF2304]: environment `qaa` has no profile in profiles\n   = help: did you mean `qa`?')
assert log.contains('[INFO] wrote profiles/fresh.yml\n')
assert log.contains('''connectors.orders.type         csv              -        drift
connectors.orders.params.path  data/orders.csv  -        drift
connectors.archive.type        -                parquet  drift
''')
assert log.count('dev and qa are the same\n') == 2
assert new File(basedir, 'target/sqlflow/profiles/profiles.json').exists()
assert new File(basedir, 'target/sqlflow/profiles/fresh.json').text.contains('"archive"')
assert log.contains('two environments are compared: give -Denv= and -Dsqlflow.other= -> ')
assert log.contains('no format is called `xml`; the formats are text and json -> ')
assert log.contains('add -Denv= and the new name -> ')

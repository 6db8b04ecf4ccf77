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
assert log.count('[INFO] skipped\n') == 2
assert log.contains('error[SF2250]: profile `qa` is there: profiles/qa.yml')
assert log.contains('error[SF2304]: environment `qaa` has no profile in profiles\n   = help: did you mean `qa`?')

def log = new File(basedir, 'build.log').text.normalize()

assert new File(basedir, 'pipelines/orders.sf').text == '''\
-- orders, as they come
SOURCE orders TYPE csv PARAMS {"path": "data/orders.csv"};
LOAD orders FROM orders;
EXPORT (select   id from orders) TO "target/orders.csv" TYPE csv;
'''
assert new File(basedir, 'profiles/dev.yml').text == '''\
# of the laptop
version: "1.0"
connectors: {}
'''
assert log.contains('''
[INFO] --- a/pipelines/orders.sf
[INFO] +++ b/pipelines/orders.sf
[INFO] @@ -1,4 +1,4 @@
[INFO]  -- orders, as they come
[INFO] -source orders type csv params {"file_path": "data/orders.csv"}
[INFO] +source orders type csv params {"path": "data/orders.csv"};
''')
assert log.contains('would change 2 files; nothing is written')
assert log.contains('[INFO] pipelines/orders.sf:2: rename to `path` (SF4108)\n')
assert log.contains('[INFO] pipelines/orders.sf:4: remove `;` (SF1008)\n')
assert log.contains('[INFO] changed 2 files\n')
assert log.contains('[INFO] pipelines/orders.sf\n')
assert log.contains('would change 1 file; nothing is written')
assert log.contains('[INFO] changed 1 file\n')
assert log.contains('[INFO] nothing to change\n')
assert log.count('[INFO] skipped\n') == 2
assert log.contains('error[SF2401]: no pipeline matches `order`\n   = help: did you mean `orders`?')

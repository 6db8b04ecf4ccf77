String log = new File(basedir, 'build.log').text.replace('\r\n', '\n')
String summary = '1 pipeline x 2 environments (dev, prod): ok'

assert log.contains('wrote pipelines/revenue.sf')
assert log.contains('Tests run: 1, Failures: 0')
assert new File(basedir, 'new/output/dev/revenue.csv').text.startsWith('country,orders,revenue\nIT,3,509.90\n')
List<String> checks = log.readLines().findAll { it.contains(summary) }*.minus('[INFO] ' + summary)
assert checks.size() == 6
assert checks[0] == ''
// the ones before, too, where they began two seconds after the last file was written
assert checks[4] == ' (nothing has changed since the last check)'
assert checks[5] == ''
assert log.contains('error[SF2630]: ')
assert log.contains('no project was written')

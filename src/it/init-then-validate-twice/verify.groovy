String log = new File(basedir, 'build.log').text.replace('\r\n', '\n')
String summary = '1 pipeline x 2 environments (dev, prod): ok'

assert log.contains('wrote pipelines/revenue.sf')
assert log.contains('Tests run: 1, Failures: 0')
assert new File(basedir, 'new/output/dev/revenue.csv').text.startsWith('country,orders,revenue\nIT,3,509.90\n')
assert log.count(summary) == 4
// the third always; the second, too, where it began two seconds after the first files were written
assert log.count(summary + ' (nothing has changed since the last check)') in 1..2
assert !log.substring(log.lastIndexOf(summary)).startsWith(summary + ' (')
assert log.contains('error[SF2630]: ')
assert log.contains('no project was written')

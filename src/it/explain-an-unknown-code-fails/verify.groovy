def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[ERROR] error[SF2407]: no finding has the code `SF3114`\n')
assert log.contains('did you mean `SF310')

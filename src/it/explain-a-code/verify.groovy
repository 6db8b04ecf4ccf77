def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[INFO] SF3104: ')
assert log.count('[INFO] SF1001  file is not UTF-8\n') == 1
assert log.contains('\nSF3104  source is defined twice\n')

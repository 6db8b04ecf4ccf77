def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('[INFO] csv (source, sink)\n')
assert log.contains('\ndelimiter: text, default ","\n')
assert log.contains('\npath: path, required\n')

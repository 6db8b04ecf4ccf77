def log = new File(basedir, 'build.log').text.normalize()

assert new File(basedir, 'output/large.csv').text == 'id\n2\n'

def log = new File(basedir, 'build.log').text.normalize()

assert log.contains('''
[ERROR] error[SF2404]: no environment is chosen
   = help: add -Denv= and one of prod, staging
''')
assert !new File(basedir, 'output').exists()

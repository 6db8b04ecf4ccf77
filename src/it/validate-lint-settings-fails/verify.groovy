def log = new File(basedir, 'build.log').text.normalize()

// the project makes one lint an error and turns another off
assert log.count('[ERROR] error[SF6032]: this condition is the same in every environment') == 1
assert !log.contains('SF6030')

// the command line wins
assert log.count('[INFO] note[SF6032]: this condition is the same in every environment') == 1
assert log.contains('[INFO] 1 pipeline x 1 environment (dev): ok, 1 note in 1 file')

// what is misspelt is said
assert log.contains('error[SF6050]: `of` is no severity for SF6032')
assert log.contains('error[SF3710]: nothing that is selected uses the variable `unusd` of the command line')

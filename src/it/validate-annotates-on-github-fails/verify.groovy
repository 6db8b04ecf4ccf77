def lines = new File(basedir, 'build.log').text.normalize().readLines()

// a line of its own, without Maven's mark
assert lines.count {
  it.startsWith('::error file=') && it.contains('pipelines/orders.sf,line=3,endLine=3,col=16,endColumn=23,title=SQLFlow SF3402::unknown column `custmer` [dev, prod]')
} == 1

def log = new File(basedir, 'build.log').text.normalize()

assert log.count('[ERROR] error[SF2402]: two pipelines are called `orders`: pipelines/sales/orders.sf and pipelines/support/orders.sf\n') == 1

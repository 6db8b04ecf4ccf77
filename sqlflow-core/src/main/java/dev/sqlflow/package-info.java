/** The facade that the plugin and the command line call: projects, requests and results. */
@NullMarked
package dev.sqlflow;

import org.jspecify.annotations.NullMarked;

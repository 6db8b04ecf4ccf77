/** The house's rules that more than one module's architecture test applies. */
package dev.sqlflow.architecture;

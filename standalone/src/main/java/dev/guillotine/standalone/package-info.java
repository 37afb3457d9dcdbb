/** Everything on one machine, and the command line. */
package dev.guillotine.standalone;

/** Child processes: started, watched, started again when they die, and never left behind. */
package dev.guillotine.standalone.process;

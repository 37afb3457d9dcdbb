/** How far a run has come, in one line for each of its phases. */
package dev.guillotine.standalone.progress;

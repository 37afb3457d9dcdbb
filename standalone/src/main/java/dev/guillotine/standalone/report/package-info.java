/** What a run found: as a table and a curve to read here, and as files to keep. */
package dev.guillotine.standalone.report;

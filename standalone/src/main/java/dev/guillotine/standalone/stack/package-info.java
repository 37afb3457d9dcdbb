/** Everything on one machine: what runs, where it listens, where it keeps its data. */
package dev.guillotine.standalone.stack;

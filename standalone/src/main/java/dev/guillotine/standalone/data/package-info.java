/** Looks into data sets on this machine, without any service. */
package dev.guillotine.standalone.data;

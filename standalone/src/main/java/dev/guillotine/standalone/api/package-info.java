/** The gateway's REST API, seen from a client. */
package dev.guillotine.standalone.api;

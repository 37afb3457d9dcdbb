/** What people type. */
package dev.guillotine.standalone.command;

/** What people see: lines that stay, and a few lines at the bottom that change in place. */
package dev.guillotine.standalone.terminal;

/** The rules of the house, read from the compiled classes of every room. */
package dev.guillotine.standalone.rooms;

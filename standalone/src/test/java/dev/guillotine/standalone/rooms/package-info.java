/** The rules of the house, read from the compiled classes of every room, and what it is told. */
package dev.guillotine.standalone.rooms;

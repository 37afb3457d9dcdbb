/** Run specifications as people keep and change them. */
package dev.guillotine.standalone.specification;

/**
 * TorchScript modules that were made elsewhere, run where they can do least harm: in a process of
 * their own, with bounds on time and memory.
 *
 * <p>A TorchScript file is a program. It may loop, fill the memory, bring its process down with it,
 * or read and write what its process may. The process that runs it is given no credentials, and
 * what it does to itself is the end of its run only. It is no sandbox: files that the service's
 * user can reach, it can reach too. Therefore such files are refused unless the operator allows
 * them.
 */
package dev.guillotine.embedding.module;

// Package memory has the system give memory in large pages, or at once, where it
// would be given a page of 4 KB at a time: each costs a page fault, a fraction of
// a microsecond where the system runs on the machine itself, and up to fifteen in
// a virtual machine. Whatever the system answers, nothing else changes.
//
// A start has some 750 page faults, which may be more than half of the time that a
// short answer takes. So the first of it is done when the program is loaded, before
// the libraries take their memory: Go initialises packages that wait for nothing
// more in the order of their paths, which is why this one may import next to
// nothing.
package memory

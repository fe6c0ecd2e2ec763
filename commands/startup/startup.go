// Package startup makes the start of the program shorter, which is most of what a
// short answer takes. Its work is done when the program is loaded, before that of
// the libraries: Go initialises packages that wait for nothing more in the order
// of their paths, so it must import next to nothing and needs no call.
//
// What is saved are page faults, of which a start has some 750. Where the system
// runs on the machine itself one costs a fraction of a microsecond; in a virtual
// machine it may cost fifteen, and then they are more than half of the time. What
// is taken in return is the rest of a large page or two, 2 MB each.
package startup

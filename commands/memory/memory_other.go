//go:build !linux || race

package memory

// Heap does nothing: little is known of what pages cost on other systems, and the
// race detector writes down that memory is taken.
func Heap() {}

// Large does nothing either.
func Large(int) {}

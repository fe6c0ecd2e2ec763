//go:build !linux

package startup

// Heap does nothing: page faults are cheap here, or nothing is known of them.
func Heap() {}

//go:build !race

package memory

import (
	"runtime"
	"syscall"
	"testing"
)

// faults is how many page faults it takes to use all of some memory.
func faults(t *testing.T, room []byte) int64 {
	t.Helper()
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(room); i += 4096 {
		room[i] = 1
	}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		t.Fatal(err)
	}
	return after.Minflt - before.Minflt
}

// What Go takes after Large comes in large pages, where the system gives any.
func TestLarge(t *testing.T) {
	const size = 16 << 20
	room, err := syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Munmap(room) }()
	if err := syscall.Madvise(room, hugePage); err != nil {
		t.Skip(err)
	}
	const few = size / 4096 / 2
	if n := faults(t, room); n > few {
		t.Skipf("%d page faults for %d MB: the system gives no large pages", n, size>>20)
	}
	Large(4 * size)
	used := make([]byte, size)
	if n := faults(t, used); n > few {
		t.Errorf("%d page faults for %d MB", n, size>>20)
	}
	runtime.KeepAlive(used)
}

//go:build !race

package memory

import (
	"runtime"
	"syscall"
	"unsafe"
)

// What memory is for, of madvise(2). Kernels that do not know one answer EINVAL.
const (
	hugePage     = 14 // as large pages, once it is used
	populateRead = 22 // to be read (Linux 5.14)
	collapse     = 25 // as large pages, at once (Linux 6.1)
)

// Sizes of pages, in bytes. Where the system has others it declines the advice.
const (
	page      = 4 << 10
	largePage = 2 << 20
)

var (
	data  byte    = 1 // among the variables, which come behind code and constants
	heap  *int64      // what is new comes next to it
	large uintptr     // the second large page of those 4 MB where that is done
)

func init() {
	code := runtime.Caller // of the runtime, whose code comes first
	from, to := **(**uintptr)(unsafe.Pointer(&code)), uintptr(unsafe.Pointer(&data))
	if from &^= page - 1; from < to {
		advise(from, to-from, populateRead)
	}
	Heap()
}

// Heap has the heap as large pages: that where it stands now, and the next one
// if Go has it of the system already, which it takes 4 MB of at a time. It wants to
// be called again where the libraries have taken their memory: they come beyond in
// about every second start, for Go begins at an address that is left to chance.
func Heap() {
	heap = new(int64)
	here := uintptr(unsafe.Pointer(heap)) &^ (largePage - 1)
	second := here | largePage
	if second == large {
		return
	}
	large = second
	advise(here, largePage, collapse)
	if here != second {
		advise(second, largePage, hugePage)
	}
}

// Large has what Go takes next as large pages, so many bytes of it, which are many
// large pages. None of it is used yet: it is for work that will.
func Large(size int) {
	room := make([]byte, size) // not touched, for the system gives it empty
	at := uintptr(unsafe.Pointer(unsafe.SliceData(room)))
	from := (at + largePage - 1) &^ (largePage - 1)
	advise(from, (at+uintptr(size)-from)&^(largePage-1), hugePage)
	runtime.GC() // it is free again, and is what is taken next
}

// advise is madvise(2), whose answer changes nothing.
func advise(from, size, what uintptr) {
	_, _, _ = syscall.RawSyscall(syscall.SYS_MADVISE, from, size, what)
}

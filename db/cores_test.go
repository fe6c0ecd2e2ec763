package db

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"
)

// TestOnAllCoresWaits ends the loop, or its context, while work runs. What the work uses
// may be closed after the loop.
func TestOnAllCoresWaits(t *testing.T) {
	for range 200 {
		ctx, cancel := context.WithCancel(t.Context())
		var closed, late atomic.Bool
		gave := make(chan struct{})
		give := func(add func(func() int) bool) {
			defer close(gave)
			work := func() int {
				for range 100 {
					runtime.Gosched()
				}
				if closed.Load() {
					late.Store(true)
				}
				return 0
			}
			for add(work) {
			}
		}
		for range OnAllCores(ctx, give) {
			break
		}
		closed.Store(true)
		<-gave
		cancel()
		if late.Load() {
			t.Fatal("work ran after the loop")
		}
	}
}

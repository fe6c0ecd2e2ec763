package db

import (
	"cmp"
	"context"
	"iter"
	"runtime"
	"sync"
)

// OnAllCores does the work that give adds, on all cores, and yields the results in the
// order in which it was added. Once the loop has ended no work runs any more.
func OnAllCores[T any](ctx context.Context, give func(add func(work func() T) bool)) iter.Seq[T] {
	type task struct {
		work func() T
		done chan T
	}
	return func(yield func(T) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var running sync.RWMutex // workers hold it for reading
		defer func() {
			cancel()
			running.Lock() // work may use what the caller closes next
		}()
		workers := runtime.GOMAXPROCS(0)
		tasks, order := make(chan task), make(chan task, 4*workers)
		for range workers {
			go func() {
				for t := range tasks {
					if !running.TryRLock() {
						return // the loop has ended
					}
					t.done <- t.work()
					running.RUnlock()
				}
			}()
		}
		// Nobody waits for this goroutine: it may be blocked on a pipe into which
		// nobody writes any more.
		go func() {
			defer close(tasks)
			defer close(order)
			give(func(work func() T) bool {
				t := task{work, make(chan T, 1)}
				return send(ctx, order, t) && send(ctx, tasks, t)
			})
		}()
		for {
			t, ok := receive(ctx, order)
			if !ok {
				return
			}
			result, ok := receive(ctx, t.done)
			if !ok || !yield(result) {
				return
			}
		}
	}
}

func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

func receive[T any](ctx context.Context, from <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-from:
	case <-ctx.Done():
	}
	return v, ok
}

// atOnceInOrder is how many values one core takes at a time.
const atOnceInOrder = 32

// inOrder does work on the values of a sequence, on all cores, and reports the
// problems in the order of the values.
func inOrder[T any](ctx context.Context, values iter.Seq2[T, error], work func([]T) []string,
	report func(string) bool) (more bool, err error) {
	done := make(chan error, 1)
	ctx, cancel := context.WithCancel(ctx)
	give := func(add func(func() []string) bool) error {
		var some []T
		flush := func() bool {
			batch := some
			some = nil
			return add(func() []string { return work(batch) })
		}
		for v, err := range values {
			if err != nil {
				return err
			}
			if some = append(some, v); len(some) == atOnceInOrder && !flush() {
				return nil
			}
		}
		flush()
		return nil
	}
	for problems := range OnAllCores(ctx, func(add func(func() []string) bool) { done <- give(add) }) {
		for _, problem := range problems {
			if !report(problem) {
				cancel()
				return false, <-done // it reads from what is closed afterwards
			}
		}
	}
	err = ctx.Err()
	cancel()
	return true, cmp.Or(<-done, err)
}

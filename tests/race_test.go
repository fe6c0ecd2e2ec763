//go:build race

package tests

const raceEnabled = true // which takes memory of its own

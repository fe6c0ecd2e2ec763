//go:build race

package main

const raceEnabled = true // which takes memory of its own

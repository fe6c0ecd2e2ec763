package read

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// The roles of all blocks of a page are decided at once. Each block has a score for each
// role: the sum of the weights of its features. Each pair of roles that follow one
// another has a weight, too. The assignment with the highest total wins (Viterbi's
// algorithm), so that an unknown line costs itself alone.
//
// The weights are those of an averaged perceptron (Collins 2002), in roles.tsv.
// TestFitRoles sets them, and says how well pages of an unknown source are read.

//go:embed roles.tsv
var rolesTSV string

// roleLetters name the roles in roles.tsv and in the labels of the pages for fitting.
const roleLetters = "XFCTQDLPH"

const (
	fitted  = 9          // roles that are assigned; the lead is found among the text
	states  = 2 * fitted // a role, before the headline has begun or from then on
	unnamed = fitted     // the role before the first block
)

// fittedRoles are the roles in the order of roleLetters.
var fittedRoles = [fitted]role{
	roleText, roleFrame, roleCategory, roleHeadline, roleQualifier, roleDateLine, roleLabel, roleCaption, roleHeading,
}

const headlineIndex = 3 // of roleHeadline in fittedRoles

// A roleModel holds the weights of features and of pairs of roles.
type roleModel struct {
	feature [featureCount][fitted]int32
	pair    [2][2][fitted + 1][fitted]int32 // by gap, by whether the headline has begun, by both roles
}

// roleWeights returns the weights by which roles are decided: those of a feature in a zone
// hold those of the feature anywhere.
var roleWeights = sync.OnceValue(func() *roleModel {
	m := readWeights()
	for i := range m.feature {
		for r, w := range m.feature[i-i%zones+zoneAny] {
			if i%zones != zoneAny {
				m.feature[i][r] += w
			}
		}
	}
	return m
})

// readWeights reads roles.tsv.
func readWeights() *roleModel {
	m := &roleModel{}
	places := make(map[string]int, featureCount)
	for i := range featureCount {
		places[featureName(i)] = i
	}
	for line := range strings.Lines(rolesTSV) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' || cells[0] == "feature" {
			continue
		}
		row := m.row(places, cells[0])
		for k := range row {
			n, err := strconv.Atoi(cells[1+k])
			if err != nil {
				panic("read/roles.tsv: " + line)
			}
			row[k] = int32(n)
		}
	}
	return m
}

// row returns the weights of a row of roles.tsv: a feature, or the role before
// ("after T", "after T gap", "late after T": late is from the headline on).
func (m *roleModel) row(places map[string]int, name string) *[fitted]int32 {
	if i, ok := places[name]; ok {
		return &m.feature[i]
	}
	late, gap := 0, 0
	name, isLate := strings.CutPrefix(name, "late ")
	name, isGap := strings.CutSuffix(name, " gap")
	if isLate {
		late = 1
	}
	if isGap {
		gap = 1
	}
	before, ok := strings.CutPrefix(name, "after ")
	if k := strings.Index(roleLetters+"-", before); ok && len(before) == 1 && k >= 0 {
		return &m.pair[gap][late][k]
	}
	panic("read/roles.tsv: unknown feature " + name)
}

// never is less than any total.
const never = -1 << 30

// best returns the assignment with the highest total, as indexes of fittedRoles. gaps
// says which blocks are set apart from the one before, joins which may go on with a
// headline, and allowed has a bit for each role that a block may play.
func (m *roleModel) best(scores [][fitted]int32, gaps, joins []bool, allowed []uint16) []uint8 {
	n := len(scores)
	from := make([][states]uint8, n)
	var total [states]int32
	for i := range n {
		var next [states]int32
		for s := range next {
			next[s] = never
			r, late := s%fitted, s/fitted
			switch {
			case allowed[i]&(1<<r) == 0 || r == headlineIndex && late == 0:
				continue
			case i > 0:
				next[s], from[i][s] = m.bestBefore(&total, s, gaps[i], joins[i])
			case late == 0 || r == headlineIndex:
				next[s] = m.pair[index(gaps[0])][late][unnamed][r]
			}
			if next[s] != never {
				next[s] += scores[i][r]
			}
		}
		total = next
	}
	at := 0
	for s := range total {
		if total[s] > total[at] {
			at = s
		}
	}
	roles := make([]uint8, n)
	for i := n - 1; i >= 0; i-- {
		roles[i] = uint8(at % fitted)
		at = int(from[i][at])
	}
	return roles
}

func index(is bool) int {
	if is {
		return 1
	}
	return 0
}

// bestBefore returns the highest total with which a block comes to state s, and the
// state of the block before it. The headline begins once, and its lines stand together.
func (m *roleModel) bestBefore(total *[states]int32, s int, gap, joins bool) (most int32, from uint8) {
	r, late := s%fitted, s/fitted
	pair := &m.pair[index(gap)][late]
	most = never
	first := late * fitted // of the states that may stand before
	if r == headlineIndex {
		first = 0
	}
	for before := range fitted {
		if t := total[first+before] + pair[before][r]; total[first+before] != never && t > most {
			most, from = t, uint8(first+before)
		}
	}
	const again = fitted + headlineIndex
	if r == headlineIndex && joins && total[again] != never && total[again]+pair[headlineIndex][r] > most {
		most, from = total[again]+pair[headlineIndex][r], again
	}
	return most, from
}

// score adds up the weights of the features of each block.
func (m *roleModel) score(features [][]uint16) [][fitted]int32 {
	scores := make([][fitted]int32, len(features))
	for i, list := range features {
		for _, f := range list {
			for r, w := range m.feature[f] {
				scores[i][r] += w
			}
		}
	}
	return scores
}

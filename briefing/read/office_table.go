package read

import (
	"sync"

	"briefings/briefing/letters"
)

// A vocable says what a word can be in the grammar of offices and names.
type vocable uint16

const (
	officeHead   vocable = 1 << iota // Minister, Secretary, President: an office has one
	officePrefix                     // Deputy, Prime, Vice: stands before a head
	portfolio                        // Foreign, Affairs, Trade: what an office is for; before or after a head
	honorific                        // Mr., His Excellency
	afterName                        // MP, Jr.
	particle                         // van, bin: small words within a name
	notName                          // other words with a capital that no name holds
)

// wordLists hold the words of each class in lower case. The vocabulary of
// portfolios ends "Minister for Foreign Affairs" where the name begins.
var wordLists = []struct {
	class vocable
	words string
}{
	{officeHead, "minister ministers minster secretary president chancellor premier ambassador director-general advisor adviser representative speaker king queen " +
		"prince princess emperor empress sultan emir pope commissioner chairman chairperson chairwoman chair governor mayor councilor counsellor councillor counselor envoy " +
		"spokesperson spokesman spokeswoman commander coordinator leader consul-general director tánaiste taoiseach vice-minister vice-president secretary-general undersecretary " +
		"chargé head member deputy-minister co-chair vice-chairman attorney-general administrator under-secretary-general archbishop cardinal " +
		"außenminister außenministerin bundesaußenminister bundesaußenministerin bundeskanzler bundeskanzlerin kanzler kanzlerin präsident präsidentin bundespräsident staatsminister staatsministerin staatssekretär staatssekretärin " +
		"ministre président présidente ministro ministra canciller presidente presidenta under-secretary general-secretary sultan co-ordinator dean rector"},
	{officePrefix, "deputy vice prime parliamentary senior acting former first second third assistant under state federal special principal permanent chief executive crown grand royal " +
		"high press joint associate honorary minister-designate designate personal managing administrative political senior union chairman's secretary's staatsminister premier " +
		"regional acting hereditary secretary lord designated interim caretaker vice- political"},
	{portfolio, "foreign affairs external relations defense defence security policy trade europe european international cooperation co-operation development economy economic finance financial " +
		"treasury interior justice environment energy labor labour health education culture cultural science technology agriculture fisheries forestry transport transportation infrastructure industry commerce business " +
		"home internal public administration information communications communication expatriates emigrants immigration citizenship migration worship religious diaspora integration regional national general state asian asia-pacific asia oceanian " +
		"pacific african africa american america americas americans middle east eastern western north northern south southern latin caribbean central arctic indo-pacific bureau department division office section ministry commission council committee " +
		"parliament parliamentary house representatives senate assembly congress diet party league association forum press political military disarmament nonproliferation non-proliferation arms control consular legal " +
		"treaties climate change energy food water women gender youth sport sports tourism housing welfare human rights humanitarian emergency disaster management reconstruction planning investment investments budget " +
		"nations multilateral bilateral trilateral communist workers' neighborhood neighbourhood enlargement commonwealth islamic republic peoples people's property natural resources mines mining oil petroleum petrochemicals rural urban local government governance reform reforms " +
		"cabinet presidential royal court supreme bank board agency organization organisation secretariat fund staff protocol intelligence counterterrorism counter-terrorism strategic global issues matters services service nuclear space digital innovation strategy " +
		"union league presidency directorate directorate-general mission delegation sub-saharan eurasian near gulf island islands ocean oceans maritime coordinating coordination overseas citizens nationals aliyah equality family social " +
		"integration foreigners special area status consulate board relations abductions recovery city prefecture forces army navy chiefs staff joint northern territories affairs, okinawa cyber tech technologies " +
		"l'europe l'intérieur l'économie auswärtigen auswärtige äußeren äußere europäische angelegenheiten affaires étrangères europe extérieures internationale internationales asuntos exteriores relaciones culto cooperación integración"},
	{honorific, "mr mrs ms miss dr prof professor h.e he h.h h.m h.r.h hm hrh hon honourable honorable hon'ble excellency majesty highness sir dame lord lady gen lt lieutenant colonel admiral major brigadier captain general marshal commodore col adm amb capt maj brig senator " +
		"rt dato dato' datuk seri shri smt madam mme m mm messrs herr frau doña sen rep congressman congresswoman his her their royal right serene sheikha's baroness viscount rev hajah haji pehin yab"},
	{afterName, "mp jr sr ii iii kc qc obe cbe kcmg ao ac mla mep phd cvo kcb"},
	{particle, "de van von der den bin ibn al el da dos das di du la le ben y e ter zu af ould bint abu ul ur zur vom dal del della do a"},
	{notName, "the a an on in at of for and with to by from as during after before following this that these those both it its he she they his her their i we our you your who which when where while since " +
		"meeting meetings talk talks call calls conversation visit visits statement conference press summit dialogue consultation consultations ministerial bilateral trilateral remarks " +
		"telephone phone video overview summary outline occasion session assembly agreement treaty alliance cooperation joint communiqué declaration side sides government governments embassy university institute center centre " +
		"monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
		"today yesterday tomorrow later earlier also however furthermore moreover regarding concerning meanwhile finally then there here noting turning speaking according welcoming mutual both " +
		"ceremony reception dinner lunch luncheon anniversary day week photo image question answer reporter opening tokyo guest hotel palace new free open " +
		"readout under upon over between among against about through throughout would will had has have was were is are been being said stated expressed explained exchange " +
		"dispatch courtesy letter message attack terrorist attacks bombing earthquake election elections visit travel trip launch signing award extraordinary foreign exchanges ministers' foreign-policy presidents ministers leaders spring autumn summer winter fy holds meets visits attends speaks receives calls hosts will welcomes delivers signs discusses joins pays sends concludes addresses congratulates expresses participates travels arrives departs presents chairs co-hosts met held hold meet speak attend receive host pay returns leaves issues announces condemns chaired hosted visited spoke outcome result results telephones"},
}

// lexicon maps a word in lower case to what it can be.
var lexicon = sync.OnceValue(func() map[string]vocable {
	words := make(map[string]vocable, 900)
	for _, list := range wordLists {
		start := 0
		for i := 0; i <= len(list.words); i++ {
			if i == len(list.words) || list.words[i] == ' ' {
				if i > start {
					words[list.words[start:i]] |= list.class
				}
				start = i + 1
			}
		}
	}
	return words
})

// officeCountries are offices that one country alone has under this name, as
// the page of another ministry prints them without a country. The first that an office begins with counts.
var officeCountries = []struct{ office, code string }{
	{"secretary of state for", "GB"}, {"secretary of state", "US"}, {"deputy secretary of state", "US"}, {"under secretary of state", "US"}, {"assistant secretary of state", "US"}, {"secretary of defense", "US"},
	{"secretary of the treasury", "US"}, {"secretary of commerce", "US"}, {"treasury secretary", "US"}, {"u.s. trade representative", "US"}, {"assistant to the president for national security", "US"},
	{"tánaiste", "IE"}, {"taoiseach", "IE"}, {"external affairs minister", "IN"}, {"minister of external affairs", "IN"},
	{"parliamentary vice-minister for foreign affairs", "JP"}, {"parliamentary senior vice-minister for foreign affairs", "JP"}, {"parliamentary vice-minister", "JP"}, {"parliamentary senior vice-minister", "JP"}, {"foreign press secretary", "JP"}, {"press secretary/director-general", "JP"},
	{"state secretary for foreign affairs", "JP"}, {"state minister for foreign affairs", "JP"}, {"chief cabinet secretary", "JP"},
	{"state councilor", "CN"}, {"state councillor", "CN"}, {"premier of the state council", "CN"},
	{"high representative", "EU"}, {"hrvp", "EU"}, {"president of the european commission", "EU"}, {"president of the european council", "EU"}, {"president of the general assembly", "UN"},
	{"bundesaußenminister", "DE"}, {"bundeskanzler", "DE"}, {"federal minister for foreign affairs", "DE"}, {"federal foreign minister", "DE"},
}

// withoutPresident are monarchies whose ministries publish: a President without a country is another's.
var withoutPresident = []string{"JP", "GB", "CA", "AU", "NZ", "SE", "NO", "DK", "NL", "BE", "ES", "TH", "MY"}

// genericRoles are offices that say too little to replace another.
var genericRoles = letters.PhrasesOf("minister", "secretary", "president", "ambassador", "prime minister", "premier", "member", "head", "leader", "representative", "director-general")

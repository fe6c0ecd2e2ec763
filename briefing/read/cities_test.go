package read

import (
	"strings"
	"testing"
)

// largeCities are cities of more than half a million people that are no capitals, by
// the code of their country.
const largeCities = `AE Dubai, Sharjah
AF Herat, Kandahar
AO Lubango
AR Córdoba, Rosario, Mendoza
AU Sydney, Melbourne, Brisbane, Perth, Adelaide
BD Chittagong, Khulna
BF Bobo-Dioulasso
BR São Paulo, Rio de Janeiro, Salvador, Fortaleza, Belo Horizonte, Manaus, Curitiba, Recife, Porto Alegre, Goiânia, Belém, Guarulhos, Campinas, Natal, Maceió, Teresina, Campo Grande, João Pessoa
CA Toronto, Montréal, Calgary, Edmonton, Winnipeg, Vancouver, Mississauga
CD Lubumbashi, Mbuji-Mayi, Kisangani
CI Bouaké, Abidjan
CM Douala
CN Shanghai, Guangzhou, Shenzhen, Tianjin, Chongqing, Wuhan, Chengdu, Nanjing, Xi'an, Hangzhou, Shenyang, Harbin, Qingdao, Dalian, Jinan, Changchun, Kunming, Guiyang, Nanning, Ürümqi, Lanzhou, Xiamen, Ningbo, Wenzhou, Suzhou, Zhengzhou, Changsha, Hefei, Fuzhou, Taiyuan
CO Medellín, Cali, Barranquilla, Cartagena, Bucaramanga
CZ Brno
DE Hamburg, München, Köln, Frankfurt am Main, Stuttgart, Düsseldorf, Leipzig, Dortmund, Essen, Bremen, Dresden, Hannover, Nürnberg
DZ Oran
EC Guayaquil
EG Alexandria, Giza, Port Said, Suez
ES Barcelona, Valencia, Sevilla, Zaragoza, Málaga
FR Marseille, Lyon
GB Birmingham, Glasgow, Leeds, Liverpool, Manchester, Sheffield
GH Kumasi
GN Nzérékoré
ID Surabaya, Bandung, Medan, Semarang, Makassar, Palembang, Denpasar
IN Mumbai, Kolkata, Chennai, Bengaluru, Hyderabad, Ahmedabad, Pune, Surat, Jaipur, Lucknow, Kanpur, Nagpur, Indore, Bhopal, Patna, Vadodara, Agra, Varanasi, Amritsar, Visakhapatnam, Kochi, Guwahati
IQ Basra, Mosul, Erbil, Najaf
IR Mashhad, Isfahan, Tabriz, Shiraz, Qom, Ahvaz
IT Milano, Napoli, Torino, Palermo, Genova
JP Osaka, Nagoya, Sapporo, Fukuoka, Kobe, Kyoto, Kawasaki, Saitama, Hiroshima, Sendai, Yokohama, Niigata, Kumamoto, Okayama
KE Mombasa
KR Busan, Incheon, Daegu, Daejeon, Gwangju, Ulsan, Suwon
KZ Almaty, Shymkent
LY Benghazi, Misrata
MA Casablanca, Fez, Tangier, Marrakesh
MM Mandalay, Yangon
MX Guadalajara, Monterrey, Puebla, Tijuana, Mérida, Acapulco
MZ Matola, Nampula
NG Lagos, Kano, Ibadan, Kaduna, Benin City, Port Harcourt, Maiduguri
NL Rotterdam, The Hague
NZ Auckland
PE Arequipa, Trujillo
PH Davao, Cebu
PK Karachi, Lahore, Faisalabad, Rawalpindi, Peshawar, Multan, Quetta
PL Kraków, Łódź, Wrocław, Poznań
RU Saint Petersburg, Novosibirsk, Yekaterinburg, Kazan, Nizhny Novgorod, Samara, Omsk, Rostov-on-Don, Ufa, Vladivostok, Khabarovsk, Irkutsk
SA Jeddah, Mecca, Medina, Dammam
SE Gothenburg
SY Aleppo, Homs
TR Istanbul, Izmir, Bursa, Adana, Antalya, Gaziantep, Konya
TZ Dar es Salaam, Mwanza
UA Kharkiv, Odesa, Dnipro, Lviv
US New York, Los Angeles, Chicago, Houston, Philadelphia, San Antonio, San Diego, Dallas, San Francisco, Seattle, Denver, Boston, Detroit, Memphis, Las Vegas
VE Maracaibo
VN Ho Chi Minh City, Haiphong, Da Nang
YE Aden, Taiz
ZA Johannesburg, Cape Town, Durban
ZM Kitwe
ZW Bulawayo`

func TestLargeCities(t *testing.T) {
	var all, places, countries, wrong int
	for row := range strings.Lines(largeCities) {
		code, names, _ := strings.Cut(strings.TrimSpace(row), " ")
		for name := range strings.SplitSeq(names, ", ") {
			b := plainPage(t, "Norway-Iceland Foreign Ministers' Meeting\nMay 8, 2019\n\nOn May 7, 2019, "+vale+", held a meeting with "+
				holm+", in "+name+" for about 40 minutes.\n")
			all++
			if b.Place == name || "The "+b.Place == name {
				places++
			} else {
				t.Logf("%s: place %q", name, b.Place)
			}
			switch b.PlaceCountry {
			case code:
				countries++
			case "":
				t.Logf("%s: no country", name)
			default:
				wrong++
				t.Logf("%s: %s", name, b.PlaceCountry)
			}
		}
	}
	n := float64(all)
	if float64(places) < .97*n ||
		float64(countries) < .93*n || float64(wrong) > .01*n {
		t.Errorf("of %d cities: %d places, %d countries, %d wrong", all, places, countries, wrong)
	}
}

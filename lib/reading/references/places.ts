// Places that sources of European history name most, each with its names in the languages that are read here. A list of what
// is sure, not a gazetteer: other places are found by what stands around them.

const lines = [
  'Moskau|Moskva|Moscow|Moscou|Москва|Москвы|Москве|Москву', 'Sankt Petersburg|St. Petersburg|Petersburg|Saint-Pétersbourg|Санкт-Петербург|Петербург|Петербурге', 'Petrograd|Петроград|Петрограде', 'Leningrad|Ленинград|Ленинграде', 'Kiew|Kiev|Kyjiv|Kyiv|Киев|Киеве', 'Charkow|Charkov|Kharkov|Kharkiv|Харьков', 'Odessa|Одесса|Одессе', 'Minsk|Минск|Минске', 'Riga|Рига|Риге', 'Wilna|Vilnius|Wilno|Вильно', 'Warschau|Warszawa|Warsaw|Varsovie|Варшава|Варшаве', 'Krakau|Kraków|Cracow|Cracovie|Краков', 'Lemberg|Lwów|Lviv|Lvov|Львов', 'Danzig|Gdańsk|Gdansk|Dantzig|Данциг', 'Königsberg|Koenigsberg|Kaliningrad|Кенигсберг', 'Breslau|Wrocław|Wroclaw', 'Posen|Poznań|Poznan', 'Stettin|Szczecin', 'Memel|Klaipėda', 'Reval|Tallinn|Ревель|Таллин', 'Dorpat|Tartu|Дерпт',
  'Berlin|Берлин|Берлина|Берлине', 'München|Munich|Monachium|Мюнхен|Мюнхене', 'Hamburg|Hambourg|Гамбург|Гамбурге', 'Köln|Cologne|Кёльн|Кельн', 'Frankfurt|Francfort|Франкфурт', 'Leipzig|Лейпциг|Лейпциге', 'Dresden|Dresde|Дрезден|Дрездене', 'Bremen|Brême|Бремен', 'Hannover|Hanover|Hanovre', 'Nürnberg|Nuremberg|Нюрнберг|Нюрнберге', 'Stuttgart|Штутгарт', 'Düsseldorf', 'Augsburg', 'Regensburg|Ratisbon|Ratisbonne', 'Mainz|Mayence', 'Trier|Treves|Trèves', 'Aachen|Aix-la-Chapelle', 'Straßburg|Strassburg|Strasbourg', 'Metz', 'Potsdam|Потсдам', 'Weimar|Веймар', 'Magdeburg', 'Erfurt', 'Bonn|Бонн', 'Koblenz|Coblenz|Coblence', 'Freiburg|Fribourg', 'Heidelberg', 'Göttingen', 'Tübingen', 'Kiel', 'Lübeck', 'Rostock', 'Kassel|Cassel', 'Würzburg', 'Bamberg', 'Konstanz|Constance',
  'Wien|Vienna|Vienne|Вена|Вене|Вены', 'Salzburg|Salzbourg', 'Innsbruck', 'Graz', 'Prag|Praha|Prague|Прага|Праге', 'Brünn|Brno', 'Preßburg|Pressburg|Bratislava', 'Budapest|Будапешт', 'Bukarest|Bucharest|Bucarest|București|Бухарест', 'Belgrad|Belgrade|Beograd|Белград', 'Sofia|София', 'Athen|Athens|Athènes|Афины', 'Konstantinopel|Constantinople|Константинополь', 'Istanbul|Стамбул', 'Ankara|Анкара', 'Zürich|Zurich|Цюрих', 'Bern|Berne|Берн', 'Genf|Geneva|Genève|Женева|Женеве', 'Basel|Basle|Bâle', 'Lausanne', 'Locarno|Локарно',
  'Paris|Париж|Парижа|Париже', 'Lyon|Lyons', 'Marseille|Marseilles', 'Bordeaux', 'Toulouse', 'Reims|Rheims', 'Versailles|Версаль|Версале', 'Brüssel|Brussels|Bruxelles|Brussel|Брюссель', 'Antwerpen|Antwerp|Anvers', 'Gent|Ghent|Gand', 'Lüttich|Liège', 'Amsterdam|Амстердам', 'Den Haag|The Hague|La Haye|Гаага', 'Rotterdam', 'Utrecht', 'Luxemburg|Luxembourg', 'London|Londres|Лондон|Лондона|Лондоне', 'Manchester', 'Liverpool', 'Edinburgh|Édimbourg', 'Glasgow', 'Oxford', 'Cambridge', 'Dublin', 'Rom|Rome|Roma|Рим|Риме', 'Mailand|Milan|Milano', 'Venedig|Venice|Venise|Venezia', 'Florenz|Firenze', 'Genua|Genoa|Gênes|Genova|Генуя|Генуе', 'Neapel|Naples|Napoli', 'Turin|Torino', 'Rapallo|Рапалло', 'Avignon', 'Madrid|Мадрид', 'Barcelona|Barcelone', 'Toledo|Tolède', 'Lissabon|Lisbon|Lisbonne|Lisboa', 'Kopenhagen|Copenhagen|Copenhague|København|Копенгаген', 'Stockholm|Стокгольм', 'Oslo', 'Helsinki|Helsingfors|Хельсинки', 'Washington|Вашингтон', 'New York|Нью-Йорк', 'Boston', 'Chicago', 'Tokio|Tokyo|Токио', 'Peking|Beijing|Pékin|Пекин', 'Jerusalem|Jérusalem|Иерусалим',
  'Deutschland|Germany|Allemagne|Germania|Германия|Германии|Германию|Германией', 'Österreich|Austria|Autriche|Австрия|Австрии', 'Preußen|Preussen|Prussia|Prusse|Пруссия|Пруссии', 'Bayern|Bavaria|Bavière|Бавария', 'Sachsen|Saxony|Saxe|Саксония', 'Ostpreußen|Ostpreussen|East Prussia|Восточная Пруссия', 'Schlesien|Silesia|Silésie', 'Böhmen|Bohemia|Bohême', 'Mähren|Moravia|Moravie', 'Schweiz|Switzerland|Suisse|Швейцария|Швейцарии', 'Frankreich|France|Francia|Франция|Франции|Францию', 'England|Angleterre|Anglia|Англия|Англии|Англию', 'Großbritannien|Grossbritannien|Great Britain|Britain|Grande-Bretagne|Великобритания|Великобритании', 'Schottland|Scotland|Écosse', 'Irland|Ireland|Irlande', 'Italien|Italy|Italie|Italia|Италия|Италии', 'Spanien|Spain|Espagne|Hispania|Испания|Испании', 'Portugal', 'Niederlande|Niederlanden|Netherlands|Pays-Bas|Нидерланды', 'Holland|Hollande|Голландия', 'Belgien|Belgium|Belgique|Бельгия|Бельгии', 'Dänemark|Denmark|Danemark|Дания', 'Schweden|Sweden|Suède|Швеция|Швеции', 'Norwegen|Norway|Norvège|Норвегия', 'Finnland|Finland|Finlande|Финляндия|Финляндии', 'Polen|Poland|Pologne|Polonia|Польша|Польши|Польше|Польшу', 'Litauen|Lithuania|Lituanie|Литва|Литвы', 'Lettland|Latvia|Lettonie|Латвия', 'Estland|Estonia|Estonie|Эстония', 'Rußland|Russland|Russia|Russie|Россия|России|Россию', 'Sowjetunion|Soviet Union|Union soviétique|Советский Союз|Советского Союза|Советском Союзе', 'Sowjetrußland|Sowjetrussland|Soviet Russia|Russie soviétique|Советская Россия|Советской России', 'UdSSR|USSR|URSS|СССР|SSSR', 'Ukraine|Украина|Украины|Украине', 'Weißrussland|Belarus|Белоруссия', 'Ungarn|Hungary|Hongrie|Венгрия|Венгрии', 'Tschechoslowakei|Czechoslovakia|Tchécoslovaquie|Чехословакия|Чехословакии', 'Rumänien|Romania|Rumania|Roumanie|Румыния|Румынии', 'Bulgarien|Bulgaria|Bulgarie|Болгария', 'Serbien|Serbia|Serbie|Сербия', 'Jugoslawien|Yugoslavia|Yougoslavie|Югославия', 'Griechenland|Greece|Grèce|Греция', 'Türkei|Turkey|Turquie|Турция|Турции', 'Persien|Persia|Perse|Персия', 'Ägypten|Egypt|Égypte|Египет', 'Japan|Japon|Япония|Японии', 'China|Chine|Китай|Китае|Китая', 'Indien|India|Inde|Индия', 'Mandschurei|Manchuria|Mandchourie|Маньчжурия', 'Amerika|America|Amérique|Америка|Америки', 'Vereinigte Staaten|Vereinigten Staaten|United States|États-Unis|США|USA', 'Europa|Europe|Европа|Европы|Европе', 'Elsass|Elsaß|Alsace', 'Lothringen|Lorraine', 'Rheinland|Rhineland|Rhénanie', 'Ruhrgebiet|Ruhr', 'Sibirien|Siberia|Sibérie|Сибирь|Сибири', 'Krim|Crimea|Crimée|Крым|Крыму', 'Kaukasus|Caucasus|Caucase|Кавказ|Кавказе', 'Baltikum|Baltics|Прибалтика', 'Burgund|Burgundy|Bourgogne', 'Flandern|Flanders|Flandre',
  'Kasan|Kazan|Kazan\'|Казань|Казани', 'Saratow|Saratov|Саратов|Саратове', 'Samara|Самара|Самаре', 'Tula|Тула', 'Wolgograd|Volgograd|Stalingrad|Сталинград|Сталинграде', 'Orenburg|Оренбург', 'Woronesch|Voronezh|Voronež|Воронеж|Воронеже', 'Smolensk|Смоленск|Смоленске', 'Nischni Nowgorod|Nižnij Novgorod|Nizhny Novgorod|Нижний Новгород', 'Wladiwostok|Vladivostok|Владивосток', 'Brest-Litowsk|Brest-Litovsk|Брест-Литовск', 'Tiflis|Tbilisi|Тифлис', 'Baku|Баку',
] // prettier-ignore

/** Every name of a place → the first of its names, under which they are grouped. */
export const places: ReadonlyMap<string, string> = new Map(
  lines.flatMap((line) => {
    const names = line.split('|')
    return names.map((name) => [name, names[0] ?? name] as const)
  }),
)

/** Russian place names without their endings: "Одессы", "Одессой". */
const stems: ReadonlyMap<string, string> = new Map(
  [...places].filter(([name]) => /^[А-Я][а-я]+$/.test(name)).map(([name, base]) => [stemOf(name), base]),
)

function stemOf(word: string): string {
  return word.replace(/(?:ой|ом|ем|ью|ия|ии|ию|ией|ам|ах|ами|[аыуеойиьямю])$/, '')
}

/** The place that a word names, with a German or Russian ending or without one; its first name, or null. */
export function placeOf(word: string): string | null {
  const known = places.get(word)
  if (known !== undefined) return known
  if (/[а-я]$/.test(word)) return word.length >= 5 ? (stems.get(stemOf(word)) ?? null) : null
  const bare = word.replace(/(?:['’]?s|er|['’])$/u, '')
  return bare !== word && bare.length > 3 ? (places.get(bare) ?? null) : null
}

/** The first words of all names, so that most words need not be looked at twice. */
const heads = new Set([...places.keys()].map((name) => name.split(/[^\p{L}]/u)[0] ?? name))

/** Whether the name of a place may begin with this word, also with a German ending. */
export const mayBeginPlace = (word: string): boolean =>
  heads.has(word) ||
  /[а-я]$/.test(word) ||
  (word.endsWith('s') && heads.has(word.slice(0, -1))) ||
  (word.endsWith('er') && heads.has(word.slice(0, -2)))

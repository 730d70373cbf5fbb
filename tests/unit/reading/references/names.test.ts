// Names and their evidence, and which spellings share a group.
import { expect, it } from 'vitest'
import { soundKeys } from '#lib/reading/references/name-key.ts'
import { referencesOf } from './sample.ts'

/** "surface (kind) × how often", in order. */
const check = (language: string, source: string, expected: string[]): void => {
  const { names } = referencesOf(source, language)
  const shown = names.map(
    ({ surface, kind, occurrences }) => `${surface} (${kind ?? '?'}) × ${occurrences.length}`,
  )
  expect(shown.sort()).toEqual([...expected].sort())
}

const evidence: [string, string, string[]][] = [
  ['de', 'General Hans von Seebach sprach. Den Brief las von Seebach, denn Seebachs Wort galt.', ['Hans von Seebach (person) × 1', 'von Seebach (person) × 1', 'Seebachs (person) × 1']],
  ['de', 'Genosse Lenev schrieb an N. N. Orlinskij; Lenev blieb.', ['Lenev (person) × 2', 'N. N. Orlinskij (person) × 1']],
  ['de', 'Major a. D. Fritz Tschirne und Lev D.Orlow kamen.', ['Fritz Tschirne (person) × 1', 'Lev D.Orlow (person) × 1']],
  ['de', 'Arkadij P. Rosenbol\'c und Walther Brockstorff-Ranzow', ["Arkadij P. Rosenbol'c (person) × 1", 'Walther Brockstorff-Ranzow (person) × 1']],
  ['de', 'Die Leiter (z. B. Heinz Huber, Erich von Lenz) kamen.', ['Heinz Huber (person) × 1', 'Erich von Lenz (person) × 1']],
  ['de', 'Kurt Freiherr von Hammer lebte in Königsberg und im Saratower Gebiet.', ['Kurt Freiherr von Hammer (person) × 1', 'Königsberg (place) × 1', 'Saratower (place) × 1']],
  ['de', 'Die Rote Armee und der Chef der Roten Armee; das Auswärtige Amt.', ['Rote Armee (body) × 1', 'Roten Armee (body) × 1', 'Auswärtige Amt (body) × 1']],
  ['de', 'Karl der Große, Ludwig XIV. und Prinz Eugen; Otto der Mutter zuliebe.', ['Karl der Große (person) × 1', 'Ludwig XIV (person) × 1', 'Eugen (person) × 1']],
  ['de', 'Die OGPU war stark. Der Chef der OGPU kam, die KPD aber nicht.', ['OGPU (body) × 2']],
  ['en', 'He met Colonel Walter Stone near Lipo. In Lipo the Red Army built a base; to Lipo he came back.', ['Walter Stone (person) × 1', 'Lipo (place) × 3', 'Red Army (body) × 1']],
  ['en', 'The Ministry of Defense and the Royal Air Force left Poland.', ['Ministry of Defense (body) × 1', 'Royal Air Force (body) × 1', 'Poland (place) × 1']],
  ['fr', 'Le général Weygand quitta Paris; à Paris, Weygand revint.', ['Weygand (person) × 2', 'Paris (place) × 2']],
  ['ru', 'Иван Петрович Сидоров жил в Одессе. Громов А. Б. Порт и море.', ['Иван Петрович Сидоров (person) × 1', 'Одессе (place) × 1', 'Громов А. Б. (person) × 1']],
  ['ru', 'Товарищ Иван Петров писал из Москвы; потом Петров уехал.', ['Иван Петров (person) × 1', 'Петров (person) × 1', 'Москвы (place) × 1']],
] // prettier-ignore
it.each(evidence)('[R78] names (%s): %s', check)

const stillNames: [string, string, string[]][] = [
  ['de', 'An den Herrn Regierungspräsidenten, gez. Dr. Ing. Weyrauch und Dr. phil. Lenz.', ['Weyrauch (person) × 1', 'Lenz (person) × 1']],
  ['ru', 'Воспоминания П. С. Лукина, рукопись. Секретно. Экз. № 2.', ['П. С. Лукина (person) × 1']],
  ['de', 'Die OGPU kam. Der Chef der OGPU und die opgu.', ['OGPU (body) × 2']],
  ['de', 'Baron von der Goltz und General von der Heide kamen.', ['von der Goltz (person) × 1', 'von der Heide (person) × 1']],
  ['en', 'Bishop Odo of Ryde met Lipo of Wight; near Lipo they parted, and Lipo rode home.', ['Lipo (place) × 3', 'Odo (person) × 1']],
] // prettier-ignore
it.each(stillNames)('[R78] still names (%s): %s', check)

const none: [string, string][] = [
  ['de', 'Die Fabrik und der Vertrag lagen im Hof. Der Vertrag galt, die Fabrik stand.'],
  ['de', 'Im August war Frage und Antwort in Kraft.'],
  ['de', 'Die Abteilung R. Die Deutschen kamen, z. B. Arbeiter.'],
  ['de', 'Der Minister der Stadt und der General der Armee sprachen.'],
  ['de', 'Die Genossen von der Armee und der Professor von der Hochschule kamen mit der Frau Wirtin.'],
  ['de', 'Siehe Abt. K. Akten und Kap. B. Quellen.'],
  ['en', 'THE MILL. The mill burned. THE HOUSE. The house stood.'],
  ['en', 'Mr. Speaker rose. In the House the Treaty of Ryde was read, and the Treaty of Wight.'],
  ['de', 'Kapitel IV und Band XII, ISBN und ISBN.'],
  ['de', 'Die Friedrich-Stiftung und das Karl-Haus.'],
  ['en', 'The Germans and the Soviets met. The Treaty was signed; the Treaty held. In June and June again.'],
  ['en', "The People's Commissar and the People's Court met the General Staff."],
]
it.each(none)('[R78] no names (%s): %s', (language, source) => check(language, source, []))

const groupOf = (source: string, language = 'de'): string[] => {
  const groups = Map.groupBy(referencesOf(source, language).names, ({ group }) => group)
  return [...groups.values()].map((members) => members.map(({ surface }) => surface).join(' = ')).sort()
}

const grouped: [string, string[]][] = [
  ['Walter Kriwitzki schrieb. Walter G. Krivitsky: so heißt er dort.', ['Walter Kriwitzki = Walter G. Krivitsky']],
  ['Georgij V. Čičerin, Georgij Cicerin, Georgi Tschitscherin und Georgy Chicherin', ['Georgij V. Čičerin = Georgij Cicerin = Georgi Tschitscherin = Georgy Chicherin']],
  ['Otto Geßler kam; Gesslers Amt lag still. Otto Gessler ging.', ['Otto Geßler = Gesslers = Otto Gessler']],
  ['Boris Winogradow schrieb; Botschaftssekretär Vinogradov las.', ['Boris Winogradow = Vinogradov']],
  ['Moskau, Moskva und Moskaus Tore', ['Moskau = Moskva = Moskaus']],
  ['Maxim M. Litvinov und Maksim M. Litvinov', ['Maxim M. Litvinov = Maksim M. Litvinov']],
] // prettier-ignore
it.each(grouped)('[R79] groups %s', (source, expected) => expect(groupOf(source)).toEqual(expected))

const apart: [string, string[]][] = [
  ['Hermann Weber schrieb, Josef Weber las, und Weber schwieg.', ['Hermann Weber', 'Josef Weber', 'Weber']],
  ['Karl Meier und Karl Maurer', ['Karl Maurer', 'Karl Meier']],
  ['Otto Heye und Otto Hoye', ['Otto Heye', 'Otto Hoye']],
  ['Hans Krebs und Hans Krupps', ['Hans Krebs', 'Hans Krupps']],
]
it.each(apart)('[R79] keeps apart %s', (source, expected) => expect(groupOf(source)).toEqual(expected))

it('[R79] gives the spellings of a name a key in common, and other names none', () => {
  const share = (a: string, b: string): boolean => soundKeys(a).some((key) => soundKeys(b).includes(key))
  for (const [a, b] of [
    ['Tuchačevskij', 'Tukhachevsky'],
    ['Trotzki', 'Trotsky'],
    ['Trockij', 'Trotzki'],
    ['Lipeck', 'Lipetsk'],
    ['Чичерин', 'Čičerin'],
    ['Ворошилов', 'Voroshilov'],
    ['Goering', 'Göring'],
    ['Dzerzinskij', 'Dzerzhinsky'],
  ] as const)
    // prettier-ignore
    expect([a, b, share(a, b)]).toEqual([a, b, true])
  for (const [a, b] of [
    ['Stalin', 'Stolin'],
    ['Kamenev', 'Kaminov'],
    ['Müller', 'Möller'],
    ['Berzin', 'Berman'],
  ] as const)
    // prettier-ignore
    expect([a, b, share(a, b)]).toEqual([a, b, false])
})

// Signatures of archives in their manners, what was misread in them, what they inherit, and what is none.
import { expect, it } from 'vitest'
import { referencesOf } from './sample.ts'

/** "words | normalized", and behind it each misreading as "read→meant". */
const check = (source: string, expected: string[], language = 'de'): void => {
  const { archival, words } = referencesOf(source, language)
  const shown = archival.map(({ raw, normalized, slips }) =>
    [words(raw), normalized, ...slips.map(({ read, meant }) => `${read}→${meant}`)].join(' | '),
  )
  expect(shown).toEqual(expected)
}

const russian: [string, string[]][] = [
  [
    "^1 Huber an Meyer, 3.5.1821, in: Staatsarchiv der Stadt (künftig: RGVA), fond 71, opis' 2, delo 16, list 4.",
    [
      "Staatsarchiv der Stadt (künftig: RGVA), fond 71, opis' 2, delo 16, list 4 | RGVA, f. 71, op. 2, d. 16, l. 4",
    ],
  ],
  [
    '^1 AVP RF, f.04, op.3, p. 12, d.5, ll.6-11.',
    ['AVP RF, f.04, op.3, p. 12, d.5, ll.6-11 | AVP RF, f. 04, op. 3, p. 12, d. 5, ll. 6-11'],
  ],
  [
    '(Quelle: AVP RF, f. 04, o. 13, p.90, d. 86, l.196ff.)',
    ['AVP RF, f. 04, o. 13, p.90, d. 86, l.196ff. | AVP RF, f. 04, op. 13, p. 90, d. 86, l. 196 ff.'],
  ],
  [
    '^1 АВП РФ, ф. 4, оп. 13, д. 5, л. 1 об.',
    ['АВП РФ, ф. 4, оп. 13, д. 5, л. 1 об. | АВП РФ, ф. 4, оп. 13, д. 5, л. 1 об.'],
  ],
  [
    '^1 РГАСПИ. Ф. 17. Оп. 3. Д. 549. Л. 5–7, 9.',
    ['РГАСПИ. Ф. 17. Оп. 3. Д. 549. Л. 5–7, 9 | РГАСПИ, ф. 17, оп. 3, д. 549, лл. 5–7, 9'],
  ],
  ['^1 ГАРФ, ф. Р-5446, оп. 12а, д. 7.', ['ГАРФ, ф. Р-5446, оп. 12а, д. 7 | ГАРФ, ф. Р-5446, оп. 12а, д. 7']],
  [
    '^1 RGASPI, Moskau, 17/16/98, 28.',
    ['RGASPI, Moskau, 17/16/98, 28 | RGASPI, f. 17, op. 16, d. 98, l. 28'],
  ],
  [
    '^1 AVPRF, 082/17/78/9, zit. in Huber, S. 5.',
    ['AVPRF, 082/17/78/9 | AVPRF, f. 082, op. 17, p. 78, d. 9'],
  ],
  [
    '^1 RGVA, f. 7, op. 2, d. 9, l. 5, Bericht an Huber, 24.2. 1828.',
    ['RGVA, f. 7, op. 2, d. 9, l. 5 | RGVA, f. 7, op. 2, d. 9, l. 5'],
  ],
]
it.each(russian)('[R71] reads Russian signatures: %s', (source, expected) => check(source, expected))

it('[R71] tells the parts apart', () => {
  const { archival } = referencesOf('^1 AVP RF, f. 04, op. 3, p. 12, d. 5, ll. 6-11.\n^2 GARF, 17/3/549, 7.')
  expect(archival.map(({ archive, parts }) => ({ archive, ...parts }))).toEqual([
    { archive: 'AVP RF', fond: '04', opis: '3', papka: '12', delo: '5', list: '6-11' },
    { archive: 'GARF', fond: '17', opis: '3', delo: '549', list: '7' },
  ])
})

const western: [string, Record<string, string>][] = [
  ['^1 BArch, R 43 I/123, Bl. 5.', { bestand: 'R 43 I', akte: '123', blatt: '5' }],
  ['^1 Huber an Lenz, 26.8. 1820, in: Bundesarchiv-Militärarchiv Freiburg, N 241, Bl. 20-28.', { bestand: 'N 241', blatt: '20-28' }],
  ['^1 PA AA, R 29123, Bl. 12 ff.', { bestand: 'R 29123', blatt: '12 ff.' }],
  ['^1 GStA PK, I. HA Rep. 77 Tit. 46 Nr. 12 Bd. 3, Bl. 4 r.', { rep: 'I. HA Rep. 77', titel: '46', nummer: '12', band: '3', blatt: '4 r' }],
  ['^1 Archiv der freien Bünde, Lenz-Stiftung, Bonn, Nachlaß Anton Lenz, Mappe 4, Bl. 73–74.', { nachlass: 'Anton Lenz', mappe: '4', blatt: '73–74' }],
  ['^1 Deutsche Nationalbibliothek Frankfurt a. M., NL 11 (Anton Lenz), EB 9/14, 101.12, Bl. 6.', { nachlass: '11', bestand: 'EB 9', akte: '14', blatt: '6' }],
  ['^1 Stadtarchiv Köln, Best. 902, Nr. 101.', { bestand: '902', nummer: '101' }],
  ['^1 Hauptstaatsarchiv Stuttgart, E 130 b Bü 34.', { bestand: 'E 130 b', bueschel: '34' }],
  ['^1 Staatsarchiv Bremen, 3-A.10. Nr. 245, Bl. 12.', { signatur: '3-A.10', nummer: '245', blatt: '12' }],
  ['^1 TNA, FO 371/12345, fol. 12.', { series: 'FO 371', piece: '12345', blatt: '12' }],
  ['^1 See FO 371/5432.', { series: 'FO 371', piece: '5432' }],
  ['^1 National Archives, Washington, RG 59, Entry 205, box 12, folder 3.', { recordGroup: '59', entry: '205', box: '12', folder: '3' }],
  ['^1 NARA, T-120, roll 23, frame 456.', { microfilm: 'T-120', roll: '23', frame: '456' }],
  ['^1 Archives nationales, F/7/13456, dossier 2.', { cote: 'F/7/13456', folder: '2' }],
  ['^1 SHD, GR 7 N 3121.', { cote: 'GR 7 N 3121' }],
] // prettier-ignore
it.each(western)('[R71] reads signatures of other archives: %s', (source, parts) => {
  const { archival } = referencesOf(source)
  expect(archival.map((one) => one.parts)).toEqual([parts])
})

const slips: [string, string[]][] = [
  ['^1 AVP RF, f.04, op.3, p. 12, d.3, 1.92.', ['1.92→l.92']],
  ['^1 RGVA, f. 71, op. 2, d. 31,1.9.', ['1.9→l.9']],
  ['(Quelle: AVP RF, f. 0165, 0.5, p.123, d.146, ll.165-169)', ['0.5→o.5']],
  ['^1 RCChlDNI, f. 17, op.3, d.549, l.5.', ['RCChlDNI→RCChIDNI']],
  ['^1 RGVA, f. 7, op. l3, d. 5, l. 9.', ['l3→13']],
  ['^1 RGVA, f. 7, op 3, d. 5, l. 9.', ['op 3→op. 3']],
  ['^1 RGVA, f, 7, op. 3, d. 5, l. 9.', ['f, 7→f. 7']],
  ['^1 РГВА, ф. 7, oп. 3, д. 5, л. 9.', ['oп→оп']],
  ['^1 Bundesarchiv Koblenz, NL 5/11, B1.9.', ['B1.9→Bl.9']],
]
it.each(slips)('[R73] keeps what was read beside what was meant: %s', (source, expected) => {
  const { archival } = referencesOf(source)
  expect(archival.flatMap((one) => one.slips.map(({ read, meant }) => `${read}→${meant}`))).toEqual(expected)
})

const noSlips: string[] = [
  // Who writes no full stops has lost none.
  '^1 RGVA, f 7, op 3, d 5, l 9.',
  // Cyrillic and Latin marks each in their own script.
  '^1 РГВА, ф. 7, оп. 3, д. 5, л. 9.',
  '^1 RGVA, f. 11, op. 1, d. 1, l. 1.',
]
it.each(noSlips)('[R73] corrects nothing in %s', (source) => {
  expect(referencesOf(source).archival.map((one) => one.slips)).toEqual([[]])
})

it('[R72] takes the house from the reference before it in the note', () => {
  const { archival, words } = referencesOf('^1 AVP RF, f.01, op.5, d.14, l.17; f.02, op.7, d.23, l.1.')
  expect(
    archival.map(({ archive, inheritedFrom }) => [archive, inheritedFrom && words(inheritedFrom)]),
  ).toEqual([
    ['AVP RF', undefined],
    ['AVP RF', 'AVP RF, f.01, op.5, d.14, l.17'],
  ])
})

it('[R72] takes the signature through "Ebenda", misread leaf and all', () => {
  check('^1 RGVA, f. 7, op. 3, d. 98, l. 78.\n^2 Ebenda, 1.79 f.\n^3 Ebenda, d. 99, l. 5.', [
    'RGVA, f. 7, op. 3, d. 98, l. 78 | RGVA, f. 7, op. 3, d. 98, l. 78',
    'Ebenda, 1.79 f. | RGVA, f. 7, op. 3, d. 98, l. 79 f. | 1.79 f.→l.79 f.',
    'Ebenda, d. 99, l. 5 | RGVA, f. 7, op. 3, d. 99, l. 5',
  ])
})

const none: string[] = [
  'Die Dokumente aus dem Archiv des Ministeriums wurden im Juni 1890 vorgelegt.',
  'Der Nachlass Meyer wurde 1890 verkauft; die Bibliothek hat 3 Säle.',
  '^1 The library, 3 boxes of papers, was sold in 1820.',
  '^1 Huber, Das Bundesarchiv, Berlin 1990, S. 5.',
  '^1 Vgl. f. 5 und d. h. o. 3 Mann.',
  '^1 Am 1/2/1923 und 17/3/549 ohne Haus.',
  '^1 Zeitschrift 5/11, Jg. 3, Nr. 67/s.',
  '^1 Die SPD, 5 Mann, kam.',
]
it.each(none)('[R71] finds no signature in: %s', (source) => {
  expect(referencesOf(source).archival).toEqual([])
})

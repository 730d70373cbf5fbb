// What points back: to which note, over which notes, and where it stays open and why.
import { expect, it } from 'vitest'
import { referencesOf } from './sample.ts'

/** "note: words → note (chain) effective", or "note: words ? reason". */
const check = (source: string, expected: string[], language = 'de'): void => {
  const { back, words } = referencesOf(source, language)
  const shown = back.map(({ raw, note, state, resolves, chain, effective, reason }) =>
    state === 'resolved'
      ? `${note}: ${words(raw)} → ${resolves?.note ?? ''}${chain.length > 0 ? ` (${chain.join(' ')})` : ''}: ${effective ?? ''}`
      : `${note}: ${words(raw)} ? ${reason}`,
  )
  expect(shown).toEqual(expected)
}
const huber = 'Otto Huber, Das Amt und die Stadt. Ein Versuch, Graz 1893'
const full = `^1 ${huber}, S. 7.`

const resolved: [string, string[]][] = [
  [`${full}\n^2 Ebd., S. 9 f.`, [`2: Ebd., S. 9 f. → 1: ${huber}, S. 9 f.`]],
  [`${full}\n^2 Ebenda.\n^3 ebd.`, [`2: Ebenda → 1: ${huber}, S. 7`, `3: ebd. → 2 (2 1): ${huber}, S. 7`]],
  [`${full}\n^2 Ibid., p. 12.`, [`2: Ibid., p. 12 → 1: ${huber}, p. 12`]],
  [`${full}\n^2 Huber, Amt, S. 343.`, [`2: Huber, Amt, S. 343 → 1: ${huber}, S. 343`]],
  [`${full}\n^2 Vgl. z.B. Huber, S.97 und S. 99f.`, [`2: Huber, S.97 und S. 99f. → 1: ${huber}, S.97 und S. 99f.`]],
  [`${full}\n^2 Huber, a. a. O., S. 8.`, [`2: Huber, a. a. O., S. 8 → 1: ${huber}, S. 8`]],
  [`${full}\n^2 A. a. O., S. 8.`, [`2: A. a. O., S. 8 → 1: ${huber}, S. 8`]],
  [`${full}\n^2 Huber, op. cit., p. 5.`, [`2: Huber, op. cit., p. 5 → 1: ${huber}, p. 5`]],
  [`${full}\n^2 Gemeint ist das Amt.\n^3 Wie Anm. 1.`, [`3: Wie Anm. 1 → 1: ${huber}, S. 7`]],
  [`${full}\n^2 Gemeint ist das Amt.\n^3 Ebd., S. 3.`, [`3: Ebd., S. 3 → 1: ${huber}, S. 3`]],
  [`${full}\n^2 (см. прим. 1).`, [`2: см. прим. 1 → 1: ${huber}, S. 7`]],
  [`${full}\n^2 См. там же, с. 5.`, [`2: там же, с. 5 → 1: ${huber}, с. 5`]],
  [`${full}\n^2 See note 1.`, [`2: See note 1 → 1: ${huber}, S. 7`]],
  [`${full}\n^2 Anna Lenz, Das Haus, Wien 1890, S. 3; ebd., S. 5.`, ['2: ebd., S. 5 → 2: Anna Lenz, Das Haus, Wien 1890, S. 5']],
  [`${full}\n^2 Anna Lenz, Das Haus, in: Karl Maier (Hg.), Die Stadt, Wien 1890, S. 3–9 sowie Paul Roth, Der Hof, in: ebd., S. 12.`, ['2: ebd., S. 12 → 2: Karl Maier (Hg.), Die Stadt, Wien 1890, S. 12']],
  [`^1 AVP RF, f. 04, op. 3, p. 12, d. 3, l. 192.\n^2 Wie Anm. 1.\n^3 Ebd., l. 5.`, ['2: Wie Anm. 1 → 1: AVP RF, f. 04, op. 3, p. 12, d. 3, l. 192', '3: Ebd., l. 5 → 2 (2 1): AVP RF, f. 04, op. 3, p. 12, d. 3, l. 5']],
  [`${full}\n^2 Ders., Die Brücke, Linz 1895, S. 4.`, ['2: Ders., Die Brücke, Linz 1895, S. 4 → 1: Otto Huber, Die Brücke, Linz 1895, S. 4']],
  [`^1 Kirill K. S\uf6cairinja, Komintern, Wien 1906, S. 152.\n^2 Zit. in Širinja, S. 15 f.`, ['2: Širinja, S. 15 f. → 1: Kirill K. S\uf6cairinja, Komintern, Wien 1906, S. 15 f.']],
  // Notes whose numbers begin anew: the nearest one is meant.
  [`${full}\n^2 Siehe Huber (Anm. 1), S. 5.`, [`2: Anm. 1), S. 5 → 1: ${huber}, S. 5`]],
] // prettier-ignore
it.each(resolved)('[R74] follows %s', (source, expected) => check(source, expected))

const open: [string, string[]][] = [
  ['^1 Ebd., S. 5.', ['1: Ebd., S. 5 ? nothing is cited before it']],
  [`^1 ${huber}, S. 3; Anna Lenz, Das Haus, Wien 1890, S. 3.\n^2 Ebd., S. 5.`, ['2: Ebd., S. 5 ? note 1 cites 2 things']],
  [`${full}\n^2 Ebd.\n^4 Ebd., S. 3.`, ['2: Ebd. → 1: ' + `${huber}, S. 7`, '4: Ebd., S. 3 ? notes are missing before note 4']],
  ['Er sah es.^1 Sie auch.^2\n^2 Ebd., S. 3.', ['2: Ebd., S. 3 ? the body of note 1 is missing']],
  [`${full}\n^2 Wie Anm. 9.`, ['2: Wie Anm. 9 ? there is no note 9']],
  [`${full}\n^2 Huber, Abschied vom Hof, S. 3.`, ['2: Huber, Abschied vom Hof, S. 3 ? no work by Huber with the title “Abschied vom Hof” is cited in full before']],
  ['^1 Vgl. Lenz, Archivstreit, S. 934.', ['1: Lenz, Archivstreit, S. 934 ? no work by Lenz is cited in full before']],
  [`${full}\n^2 Otto Huber, Die Brücke, Linz 1895, S. 4.\n^3 Huber, S. 9.`, ['3: Huber, S. 9 ? 2 works by Huber are cited before']],
] // prettier-ignore
it.each(open)('[R74] leaves open, and says why: %s', (source, expected) => check(source, expected))

it('[R74] goes round no circle', () => {
  const { back } = referencesOf('^1 Siehe Anm. 2.\n^2 Siehe Anm. 1.')
  expect(back.map(({ state }) => state)).toEqual(['unresolved', 'unresolved'])
})

const none: string[] = [
  '^1 Otto Huber, Industrieller und Publizist; Anna Lenz, Führerin des Bundes.',
  '^1 Gemeint ist Huber, Chef des Amtes.',
  '^1 So wurde das Amt genannt, Anm. d. Vfs.',
  '^1 Die Note 3 des Liedes ebbt ab.',
  'Er schrieb dies an Huber, Lenz und Roth.',
]
it.each(none)('[R74] sees nothing that points back in: %s', (source) => {
  expect(referencesOf(source).back).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allLayers,
  aspects,
  colourings,
  countLayers,
  hidesNothing,
  isLayerShown,
  layerTest,
  passageKinds,
  passageStances,
  readLayers,
  showAll,
  showLayers,
  showOnly,
  writeLayers,
  type LayerChoice,
  type PassageLayers,
} from '#lib/claims/layers.ts'
import { layerColours, passageLayers } from '#lib/claims/passage-layers.ts'
import { claimStates } from '#lib/claims/vocabulary.ts'
import { aClaim, aLink, anAttestation, aPassage } from './argument-records.ts'

const one: PassageLayers = {
  person: ['ada', 'ben'],
  kind: ['note', 'tag'],
  tag: ['ships', 'grain'],
  claim: ['none'],
  stance: ['marked'],
  state: ['none'],
}
const passes = (choice: LayerChoice): boolean => layerTest(choice)(one)

describe('layers', () => {
  test('all are shown until one is hidden', () => expect(passes(allLayers)).toBe(true))
  test('a passage is hidden when all its layers of an aspect are', () => {
    const withoutShips = showLayers(allLayers, 'tag', ['ships'], false)
    expect(passes(withoutShips)).toBe(true)
    expect(passes(showLayers(withoutShips, 'tag', ['grain'], false))).toBe(false)
  })
  test('every aspect must agree', () => {
    const choice = showOnly(showOnly(allLayers, 'person', ['ada']), 'kind', ['evidence'])
    expect([passes(choice), passes(showAll(choice, 'kind'))]).toEqual([false, true])
  })
  test('a layer that comes later is shown, unless only some were wanted', () => {
    const hiding = showLayers(allLayers, 'tag', ['ships'], false)
    expect([
      isLayerShown(hiding, 'tag', 'new'),
      isLayerShown(showOnly(hiding, 'tag', ['ships']), 'tag', 'new'),
    ]).toEqual([true, false])
  })
  test('what was hidden and is shown again leaves no trace', () => {
    const hidden = showLayers(allLayers, 'claim', ['a', 'b'], false)
    expect(hidesNothing(showLayers(hidden, 'claim', ['a', 'b'], true))).toBe(true)
  })
  test('counts say how many passages lie on each', () => {
    expect([...countLayers([one, { ...one, tag: ['ships'] }], 'tag')]).toEqual([
      ['ships', 2],
      ['grain', 1],
    ])
  })
})

const values = {
  person: fc.uuid(),
  tag: fc.oneof(fc.uuid(), fc.constant('none')),
  claim: fc.oneof(fc.uuid(), fc.constant('none')),
  kind: fc.constantFrom(...passageKinds),
  stance: fc.constantFrom(...passageStances),
  state: fc.constantFrom('none', ...claimStates),
}
const choices = fc
  .tuple(
    fc.constantFrom(...colourings),
    fc.array(
      fc.constantFrom(...aspects).chain((aspect) =>
        fc.record({
          aspect: fc.constant(aspect),
          isOnly: fc.boolean(),
          list: fc.uniqueArray<string, string>(values[aspect] as fc.Arbitrary<string>, { maxLength: 5 }),
        }),
      ),
    ),
  )
  .map(([colouring, steps]) =>
    steps.reduce<LayerChoice>(
      (choice, { aspect, isOnly, list }) =>
        isOnly ? showOnly(choice, aspect, list) : showLayers(choice, aspect, list, false),
      { ...allLayers, colouring },
    ),
  )

describe('layers in a link', () => {
  test('come back as they were, and need no escaping', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const written = writeLayers(choice)
        expect(encodeURIComponent(written)).toBe(written)
        expect(readLayers(written)).toEqual(choice)
      }),
    )
  })
  test('a link by hand', () => {
    expect(
      writeLayers(showOnly({ ...allLayers, colouring: 'claim' }, 'stance', ['denies', 'undercuts'])),
    ).toBe('stance.only.denies.undercuts_colour.claim')
  })
  test.each([
    '',
    'kind.hide.nonsense',
    'kind.show.note',
    'planet.only.x',
    'colour.mauve',
    'tag.only.<b>',
    '...___',
  ])('what means nothing hides nothing: %s', (written) => expect(readLayers(written)).toEqual(allLayers))
})

test('a passage lies on the layers of all that is said about it', () => {
  const passage = aPassage('p1', 's1', { createdById: 'ada' })
  const records = {
    note: { n1: { id: 'n1', passageId: 'p1', createdById: 'ben' } },
    tagging: {},
    comment: {},
    attestation: { a1: anAttestation('a1', 'p1', 'c1', { createdById: 'ada', polarity: 'denies' }) },
    evidence: { e1: aLink('e1', { fromAttestationId: 'a1', relation: 'contradicts', createdById: 'cleo' }) },
    claim: { c1: aClaim('c1', { state: 'disputed' }) },
  }
  const layersOf = passageLayers(records, ({ spans }) => spans[0]?.[0] === 0)
  expect(layersOf(passage)).toEqual({
    person: ['ada', 'ben', 'cleo'],
    kind: ['note', 'attestation', 'evidence', 'reference'],
    tag: ['none'],
    claim: ['c1'],
    stance: ['denies', 'contradicts'],
    state: ['disputed'],
  })
  expect(layersOf(aPassage('p2', 's1', { createdById: 'ada', spans: [[5, 6]] }))).toEqual({
    person: ['ada'],
    kind: ['bare'],
    tag: ['none'],
    claim: ['none'],
    stance: ['marked'],
    state: ['none'],
  })
})

test.each([
  ['affirms', 'affirms'],
  ['denies', 'denies'],
  ['silent', 'marked'],
] as const)('a passage that %s lies on the layer %s', (polarity, stance) => {
  const attestation = { a1: anAttestation('a1', 'p1', 'c1', { polarity }) }
  const layersOf = passageLayers(
    { note: {}, tagging: {}, comment: {}, evidence: {}, claim: {}, attestation },
    () => false,
  )
  expect(layersOf(aPassage('p1', 's1', {})).stance).toEqual([stance])
})

test('nothing changes its colour when another comes, and no two look alike but the latest', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `0${i.toString(16)}`)
  const before = layerColours(ids.slice(0, 5))
  const after = layerColours(ids)
  for (const [id, colour] of before) expect(after.get(id)).toBe(colour)
  const colours = [...after.values()]
  expect(new Set(colours.slice(0, 8)).size).toBe(8)
  expect(new Set(colours.slice(7)).size).toBe(1)
})

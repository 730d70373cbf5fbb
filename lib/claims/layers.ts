// Layers over a text: which passages are shown, by who wrote, what was said and what is claimed. A choice of layers hides marks,
// never words, and is small enough to stand in a link.
import { claimStates, evidenceRelations, type polarities } from './vocabulary.ts'

/** What passages are told apart by. */
export const aspects = ['person', 'kind', 'tag', 'claim', 'stance', 'state'] as const
export type Aspect = (typeof aspects)[number]

/** What there can be on a passage; `bare` when nothing is. */
export const passageKinds = [
  'bare',
  'note',
  'tag',
  'attestation',
  'evidence',
  'reference',
  'comment',
] as const
/** As marks are drawn: attested or denied, and how an attestation is weighed; `marked` when neither. */
export const passageStances = ['marked', 'affirms', 'denies', ...evidenceRelations] as const
/** How an attestation that is not weighed is drawn: silence says neither yes nor no, so it is only marked. */
export const stanceOfPolarity = (polarity: (typeof polarities)[number]): 'affirms' | 'denies' | 'marked' =>
  polarity === 'silent' ? 'marked' : polarity
/** In place of a tag, a claim or the state of one, where a passage has none. */
export const nothing = 'none'

/** The layers on which a passage lies: at least one in every aspect. */
export type PassageLayers = Readonly<Record<Aspect, readonly string[]>>

/** The aspect by which marks are tinted; `plain` leaves all of them untinted. */
export type LayerColouring = Exclude<Aspect, 'stance'> | 'plain'
export const colourings: readonly LayerColouring[] = ['tag', 'person', 'kind', 'claim', 'state', 'plain']

export interface AspectChoice {
  /** `hide`: all but these; new ones are shown. `only`: these and no others. */
  readonly mode: 'hide' | 'only'
  readonly values: readonly string[]
}
export interface LayerChoice {
  readonly by: Readonly<Partial<Record<Aspect, AspectChoice>>>
  readonly colouring: LayerColouring
}
export const allLayers: LayerChoice = { by: {}, colouring: 'tag' }

export const hidesNothing = (choice: LayerChoice): boolean => Object.keys(choice.by).length === 0

/** A test for passages: shown where in every aspect at least one of their layers is. */
export function layerTest(choice: LayerChoice): (layers: PassageLayers) => boolean {
  const tests = aspects.flatMap((aspect) => {
    const one = choice.by[aspect]
    return one ? [{ aspect, isWanted: one.mode === 'only', values: new Set(one.values) }] : []
  })
  return (layers) =>
    tests.every(({ aspect, isWanted, values }) =>
      layers[aspect].some((value) => values.has(value) === isWanted),
    )
}

export function isLayerShown(choice: LayerChoice, aspect: Aspect, value: string): boolean {
  const one = choice.by[aspect]
  return !one || one.values.includes(value) === (one.mode === 'only')
}

/** Shows or hides layers of one aspect. An aspect in which nothing is hidden any more is no choice at all. */
export function showLayers(
  choice: LayerChoice,
  aspect: Aspect,
  values: readonly string[],
  isShown: boolean,
): LayerChoice {
  const { mode, values: before } = choice.by[aspect] ?? { mode: 'hide', values: [] }
  const isListed = isShown === (mode === 'only')
  const rest = before.filter((value) => !values.includes(value))
  return withAspect(choice, aspect, { mode, values: isListed ? [...rest, ...values] : rest })
}

/** Shows these layers of an aspect and no others. */
export const showOnly = (choice: LayerChoice, aspect: Aspect, values: readonly string[]): LayerChoice =>
  withAspect(choice, aspect, { mode: 'only', values })

/** Shows every layer of an aspect. */
export const showAll = (choice: LayerChoice, aspect: Aspect): LayerChoice =>
  withAspect(choice, aspect, { mode: 'hide', values: [] })

function withAspect(choice: LayerChoice, aspect: Aspect, one: AspectChoice): LayerChoice {
  const { [aspect]: _, ...others } = choice.by
  const isAll = one.mode === 'hide' && one.values.length === 0
  return { ...choice, by: isAll ? others : { ...others, [aspect]: one } }
}

/** How many passages lie on each layer of an aspect. */
export function countLayers(all: Iterable<PassageLayers>, aspect: Aspect): Map<string, number> {
  const counts = new Map<string, number>()
  for (const layers of all) {
    for (const value of layers[aspect]) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

// In an address: `person.hide.ID.ID_kind.only.note_colour.claim`. Only letters that need no escaping there.
const value = /^[A-Za-z0-9-]{1,64}$/
const MOST_VALUES = 400

export function writeLayers(choice: LayerChoice): string {
  const parts = aspects.flatMap((aspect) => {
    const one = choice.by[aspect]
    return one ? [[aspect, one.mode, ...one.values].join('.')] : []
  })
  if (choice.colouring !== allLayers.colouring) parts.push(`colour.${choice.colouring}`)
  return parts.join('_')
}

/** Reads what `writeLayers` wrote. What is not understood is left out: a damaged link shows more, never less. */
export function readLayers(written: string): LayerChoice {
  let choice = allLayers
  for (const part of written.split('_')) {
    const [name, mode, ...rest] = part.split('.')
    const colouring = colourings.find((one) => one === mode)
    if (name === 'colour' && colouring) choice = { ...choice, colouring }
    const aspect = aspects.find((one) => one === name)
    const isWhole =
      rest.length <= MOST_VALUES && rest.every((one) => value.test(one) && isPossible(aspect, one))
    if (aspect && isWhole && (mode === 'hide' || mode === 'only'))
      choice = withAspect(choice, aspect, { mode, values: [...new Set(rest)] })
  }
  return choice
}

/** Where an aspect has a fixed list, a word outside it means nothing. */
function isPossible(aspect: Aspect | undefined, one: string): boolean {
  const lists: Partial<Record<Aspect, readonly string[]>> = {
    kind: passageKinds,
    stance: passageStances,
    state: [nothing, ...claimStates],
  }
  return (aspect && lists[aspect]?.includes(one)) ?? true
}

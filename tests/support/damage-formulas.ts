// Formulaic records to damage: registers, depositions, charters, and templates that chance makes up.
import type { Chance } from './chance.ts'
import { addHeads } from './damage-lines.ts'
import { correctSlips, noise, respell } from './damage-letters.ts'
import { reflow } from './damage-lines.ts'
import { caseFrom, markedSpans, type Case } from './damage-cases.ts'
import { edited, rearranged, traced, type Edit, type Traced } from './damage.ts'
import { LANGUAGES, writer } from './damage-texts.ts'

const words = (text: string): string[] => text.split(' ')

/** A formulaic record: entries that differ only in names, numbers and places. `kind` counts from 0 to 5. */
export function formulaicEntries(kind: number, count: number, dice: Chance): string[] {
  const first = words(
    'Petrus Johannes Guillelmus Bernardus Raimundus Arnaldus Pontius Stephanus Hugo Rogerius Aimericus Vitalis Durandus Geraldus',
  )
  const places = words(
    'Tolosa Albia Carcassona Montesecuro Fanojovis Mirapisce Lauraco Villanova Avinione Castris Fuxo Appamiis Lavauro Rabastens',
  )
  const german = words(
    'Hans Kunz Heinrich Peter Claus Jorg Mathes Lorenz Ulrich Conrad Michel Veit Endres Bastian',
  )
  const trades = words(
    'Beck Schmid Weber Müller Schneider Zimmermann Fischer Kramer Sattler Kürschner Gerber Hafner Binder Wagner',
  )
  const english = words(
    'John William Thomas Robert Richard Henry Walter Adam Hugh Ralph Simon Geoffrey Roger Nicholas',
  )
  const surnames = words(
    'atte Wode Smyth Carter Reve Cook Webbe Turnour Baker Shepherd Milward Ponder Fuller Clerk',
  ).slice(2)
  const russian = words('Иван Петр Василий Степан Григорий Федор Михаил Яков Семен Никита Андрей Алексей')
  const peasants = words('Иванов Петров Сидоров Кузьмин Федоров Орлов Зайцев Белов Козлов Морозов')
  const p = dice.pick.bind(dice)
  const year = (): number => dice.between(1230, 1260)
  return Array.from({ length: count }, (_, i) => {
    switch (kind % 6) {
      case 0:
        return `Item anno et die predictis ${p(first)} de ${p(places)} testis iuratus dixit quod vidit ${p(first)}um de ${p(places)} hereticum in domo ${p(first)}i, et ibi adoravit eum ter flexis genibus. Interrogatus de tempore dixit quod ${dice.between(2, 30)} anni sunt vel circa. Hec deposuit coram fratre Ferrario inquisitore anno ${year()}.`
      case 1:
        return `Item ${p(german)} ${p(trades)} hat geben ${dice.between(2, 40)} pfennig von seinem haus in der ${p(trades)}gasse, zinst auf Martini.`
      case 2:
        return `It is presented that ${p(english)} ${p(surnames)} broke the assize of ale; therefore he is in mercy, ${dice.between(2, 12)}d. And that ${p(english)} ${p(surnames)} drew blood from ${p(english)} ${p(surnames)}; therefore he is in mercy, ${dice.between(2, 24)}d.`
      case 3:
        return `L'an ${year()}, le ${dice.between(1, 30)} du mois, ${p(first)} de ${p(places)} vend à ${p(first)} de ${p(places)} une pièce de terre de ${dice.between(2, 12)} arpents, pour le prix de ${dice.between(10, 90)} livres tournois, et renonce à toute exception de droit.`
      case 4:
        return `№ ${i + 1}. Крестьянин деревни ${p(peasants)}ка ${p(russian)} ${p(peasants)}, жена его законная, оба православного вероисповедания. Восприемники: ${p(russian)} ${p(peasants)} и ${p(russian)} ${p(peasants)}. Таинство совершил священник ${p(peasants)}.`
      default:
        return `In nomine sancte et individue trinitatis. Ego ${p(first)} de ${p(places)} notum facio universis presentibus et futuris quod dedi et concessi ecclesie de ${p(places)} ${dice.between(2, 20)} mansos cum omnibus pertinentiis suis. Testes sunt ${p(first)} et ${p(first)} de ${p(places)}. Actum anno ${year()}.`
    }
  })
}

/** Entries after a template of chance: the same words, and in its blanks names, numbers and words that come back often. */
export function templateEntries(count: number, dice: Chance): string[] {
  const { sentence } = writer(dice.pick(LANGUAGES), dice)
  const pool = (size: number): string[] =>
    Array.from({ length: size }, () =>
      sentence().split(' ').slice(0, dice.between(1, 2)).join(' ').replace(/[.,?]/g, ''),
    )
  const template = Array.from({ length: dice.between(1, 4) }, sentence)
    .join(' ')
    .split(' ')
  const blanks = new Map<number, readonly string[] | null>()
  for (let i = dice.between(4, 8); i > 0; i--)
    blanks.set(dice.int(template.length), dice.happens(0.3) ? null : pool(dice.pick([2, 4, 8, 20])))
  return Array.from({ length: count }, () =>
    template
      .map((word, i) => {
        const choice = blanks.get(i)
        return choice === undefined ? word : choice === null ? String(dice.between(2, 60)) : dice.pick(choice)
      })
      .join(' '),
  )
}

function differingWords(one: string, other: string): number {
  const others = other.split(' ')
  return one.split(' ').filter((word, i) => others[i] !== word).length
}

/** What happens to the entries of a record: gone, new, replaced, in another order, corrected; and then misread. */
export function formulaicCase(kind: number, each: number, dice: Chance): Case {
  const size = dice.pick([2, 4, 12, 40, 90])
  const make = (): string[] => (kind < 6 ? formulaicEntries(kind, size, dice) : [])
  const all = kind < 6 ? [...make(), ...make()] : templateEntries(2 * size, dice)
  const entries = all.slice(0, size)
  const fresh = all.slice(size)
  const joint = dice.pick(['\n', '\n\n', ' '])
  const old = entries.join(joint) + joint
  const order: [number, number][] = []
  const edits: Edit[] = []
  let at = 0
  entries.forEach((entry, i) => {
    const start = at
    at += entry.length + joint.length
    order.push([start, at])
    const roll = dice.next()
    const added = (fresh[i] ?? '') + joint
    if (roll < 0.15) edits.push({ from: start, to: at, text: '' })
    else if (roll < 0.25) {
      // An entry with one or two other words at the same place is that entry corrected, not another one.
      const isOther = differingWords(entry, fresh[i] ?? '') > 2
      edits.push({ from: start, to: at, text: isOther ? added : '' })
    } else if (roll < 0.35) edits.push({ from: start, to: start, text: added })
    else if (roll < 0.45) {
      const digit = entry.search(/\d/)
      const number = String((Number(entry[digit]) + 1) % 10)
      if (digit >= 0) edits.push({ from: start + digit, to: start + digit + 1, text: number, keeps: true })
    }
  })
  let damaged: Traced = traced(old)
  if (dice.happens(0.3)) {
    const swaps = dice.between(1, Math.max(1, Math.floor(size / 4)))
    for (let i = 0; i < swaps; i++)
      order.splice(dice.int(order.length), 0, ...order.splice(dice.int(order.length), 1))
    damaged = rearranged(damaged, order)
    // Entries may have changed places and been struck out, but not both in one case: the edits count in the old order.
  } else damaged = edited(damaged, edits)
  const none = (): string => ''
  if (dice.happens(0.5)) damaged = noise(dice.pick([0.003, 0.006, 0.02]))(damaged, dice, none)
  if (dice.happens(0.2)) damaged = respell(damaged, dice, none)
  if (dice.happens(0.2)) damaged = correctSlips(0.01)(damaged, dice, () => fresh[0] ?? 'et alii')
  if (dice.happens(0.2)) damaged = addHeads(damaged, dice, none)
  if (dice.happens(0.5)) damaged = reflow(damaged, dice, none)
  const wholes = order
    .filter(() => dice.happens(0.2))
    .map(([from, to]): [number, number] => [from, to - joint.length])
  return caseFrom(old, damaged, [...markedSpans(old, each, dice), ...wholes])
}
